using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO305: a file that is opened, and that nothing closes on every path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO305FileOutsideUsingAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO305FileOutsideUsingAnalyzer()
        : base(Descriptors.FileOutsideUsing)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationAction(context => Analyze(context, curio), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, CurioContext curio)
    {
        var call = (IInvocationOperation)context.Operation;
        if (FileOpenings.IsOpen(call.TargetMethod, curio.Symbols)
            && Awaited(call, curio.Symbols) is { } file
            && !IsClosed(Fate.Of(file), file)
            && curio.Encloses(call, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FileOutsideUsing, call.Syntax.GetLocation(), RuntimeMembers.NameOf(call.TargetMethod)));
        }
    }

    /// <summary>The await that gives the file, also through a limit of time or a shield; null when the coroutine goes elsewhere.</summary>
    private static IAwaitOperation? Awaited(IOperation coroutine, KnownSymbols symbols) => coroutine.Parent switch
    {
        IAwaitOperation awaited => awaited,
        IArgumentOperation { Parent: IInvocationOperation wrapper } when FileOpenings.HandsOn(wrapper, symbols) => Awaited(wrapper, symbols),
        _ => null,
    };

    private static bool IsClosed(Fate fate, IOperation file) => fate.Kind switch
    {
        FateKind.AwaitUsing or FateKind.Elsewhere => true,
        FateKind.Local => Operations.ReferencesTo(fate.Local!, Operations.RootOf(file)).Any(ClosesOrEscapes),
        FateKind.Member => fate.Holder!.ContainingType.GetMembers().Any(m => m.Name is "DisposeAsync" or "CloseAsync" or "Dispose"),
        _ => false,
    };

    private static bool ClosesOrEscapes(ILocalReferenceOperation reference) =>
        LocalUse.CallOn(reference) is { } call
            ? call.TargetMethod.Name is "CloseAsync" or "DisposeAsync" && Operations.IsInFinally(call)
            : LocalUse.IsResource(reference) || LocalUse.Escapes(reference);
}
