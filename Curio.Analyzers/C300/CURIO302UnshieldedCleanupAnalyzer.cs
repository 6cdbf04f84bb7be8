using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO302: an operation that blocks in a <c>finally</c>, or in a handler of cancellation, without a shield.</summary>
/// <remarks>
/// Silent about what shields itself or ends its target whatever happens (<c>CloseAsync</c>, <c>DisposeAsync</c>, <c>CancelAsync</c>, a
/// group's join), and about handlers of <c>TaskCancelledException</c>: a task is cancelled once, and that voids its timeouts.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO302UnshieldedCleanupAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO302UnshieldedCleanupAnalyzer()
        : base(Descriptors.UnshieldedCleanup)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        if (CancellationTypes.Of(curio) is { } types)
        {
            start.RegisterOperationAction(context => Analyze(context, curio, types), OperationKind.Await);
        }
    }

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, CancellationTypes types)
    {
        var awaited = (IAwaitOperation)context.Operation;
        if (IsInCleanup(awaited, types)
            && !EndsItself(awaited, curio.Symbols)
            && curio.Symbols.MaySuspend(awaited)
            && curio.Encloses(awaited, context.ContainingSymbol)
            && !curio.Symbols.IsShielded(awaited))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnshieldedCleanup, awaited.Syntax.GetLocation(), NameOf(awaited.Operation)));
        }
    }

    private static bool IsInCleanup(IOperation operation, CancellationTypes types)
    {
        for (IOperation current = operation; current.Parent is { } parent && !Operations.IsFunction(parent); current = parent)
        {
            if ((parent is ITryOperation attempt && attempt.Finally == current)
                || (parent is ICatchClauseOperation clause && types.IsCancelled(clause.ExceptionType) && clause.Filter is null))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsItself(IAwaitOperation awaited, KnownSymbols symbols) =>
        Operations.WithoutConversions(WithoutConfiguration(awaited.Operation)) is IInvocationOperation { TargetMethod: var method }
        && (method.Name is "CloseAsync" or "DisposeAsync" or "CancelAsync" or "CancelRemainingAsync"
            || (method.Name == "JoinAsync" && symbols.IsTaskGroup(method.ContainingType)));

    private static IOperation WithoutConfiguration(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance } ? instance : operation;

    private static string NameOf(IOperation operation) =>
        Operations.WithoutConversions(WithoutConfiguration(operation)) is IInvocationOperation call
            ? RuntimeMembers.NameOf(call.TargetMethod)
            : "await";
}
