using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>CURIO203: a coroutine is awaited where certainly no kernel runs: in the entry point, on another thread, in a test.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO203NoKernelAnalyzer : CurioAnalyzer
{
    // An attribute derived from one of these may well start a kernel.
    private static readonly string[] s_tests =
    [
        "Xunit.FactAttribute", "Xunit.TheoryAttribute", "NUnit.Framework.TestAttribute", "NUnit.Framework.TestCaseAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.DataTestMethodAttribute",
    ];

    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO203NoKernelAnalyzer()
        : base(Descriptors.NoKernel)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        ImmutableArray<INamedTypeSymbol> tests = [.. s_tests.Select(start.Compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()];
        Lazy<IMethodSymbol?> entryPoint = new(() => start.Compilation.GetEntryPoint(CancellationToken.None));
        INamedTypeSymbol? bridge = start.Compilation.GetTypeByMetadataName("Curio.AsyncThread");
        start.RegisterOperationAction(Analyze, OperationKind.Await);

        void Analyze(OperationAnalysisContext context)
        {
            IOperation awaited = ((IAwaitOperation)context.Operation).Operation;
            if (curio.Symbols.IsCoro(awaited.Type) && PlaceOf(context) is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.NoKernel, context.Operation.Syntax.GetLocation(), CoroutineNames.Of(awaited), place));
            }
        }

        string? PlaceOf(OperationAnalysisContext context)
        {
            IOperation? function = context.Operation.Parent;
            while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                function = function.Parent;
            }

            return function switch
            {
                IAnonymousFunctionOperation lambda when !curio.Symbols.IsCoro(lambda.Symbol.ReturnType) && RunsOnThread(lambda) =>
                    "on a thread of its own",
                not null => null,
                null when context.ContainingSymbol is IMethodSymbol { IsAsync: true } method =>
                    KnownSymbols.Same(method, entryPoint.Value) ? "in the program's entry point"
                    : !curio.Symbols.IsCoro(method.ReturnType) && IsTest(method) ? "in a test"
                    : null,
                _ => null,
            };
        }

        bool RunsOnThread(IAnonymousFunctionOperation lambda)
        {
            IOperation? current = lambda.Parent;
            while (current is IDelegateCreationOperation or IConversionOperation)
            {
                current = current.Parent;
            }

            IMethodSymbol? receiver = current is not IArgumentOperation { Parent: { } call } ? null
                : call is IInvocationOperation invocation ? invocation.TargetMethod
                : (call as IObjectCreationOperation)?.Constructor;
            return receiver is not null && curio.Symbols.RunsElsewhere(receiver) && !KnownSymbols.Same(receiver.ContainingType, bridge);
        }

        bool IsTest(IMethodSymbol method) =>
            method.GetAttributes().Any(a => tests.Any(t => KnownSymbols.Same(t, a.AttributeClass)));
    }
}
