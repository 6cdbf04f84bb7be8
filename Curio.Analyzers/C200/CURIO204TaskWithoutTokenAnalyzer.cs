using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>CURIO204: a coroutine awaits a task that no cancellation of the coroutine can reach, although it would take a token.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO204TaskWithoutTokenAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO204TaskWithoutTokenAnalyzer()
        : base(Descriptors.TaskWithoutToken)
    {
    }

    /// <summary>The types whose awaits the rule looks at.</summary>
    internal static ImmutableArray<INamedTypeSymbol?> Tasks(Compilation compilation) =>
    [
        compilation.GetTypeByMetadataName("System.Threading.Tasks.Task"),
        compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1"),
        compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask"),
        compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1"),
    ];

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        ImmutableArray<INamedTypeSymbol?> tasks = Tasks(start.Compilation);
        INamedTypeSymbol? kernel = start.Compilation.GetTypeByMetadataName("Curio.Kernel");
        KernelLeaks leaks = new(start.Compilation, curio.Symbols);
        if (start.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken") is not { } token)
        {
            return;
        }

        start.RegisterOperationAction(
            context =>
            {
                // Kernel.RunAsync has a token for the kernel it starts; what starts work elsewhere is the matter of CURIO206, with a token too.
                if (TokenlessCall.From((IAwaitOperation)context.Operation, token, tasks) is { } found
                    && !KnownSymbols.Same(found.Call.TargetMethod.ContainingType, kernel)
                    && leaks.At(found.Call, returnsCoro: true) is null
                    && curio.Encloses(context.Operation, context.ContainingSymbol))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.TaskWithoutToken, found.Call.Syntax.GetLocation(), CoroutineNames.Of(found.Call)));
                }
            },
            OperationKind.Await);
    }
}
