using Curio.Analyzers.Blocking.Traps;
using Curio.Analyzers.Flow;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO302: an operation that blocks in a <c>finally</c>, or in a handler of cancellation, without a shield.</summary>
/// <remarks>
/// Silent about what shields itself or ends its target whatever happens (<c>CloseAsync</c>, <c>CancelAsync</c>, a group's join, and
/// <c>DisposeAsync</c> unless its source shows that it awaits something else without a shield), and about handlers of
/// <c>TaskCancelledException</c>: a task is cancelled once, and that voids its timeouts.
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
            start.RegisterOperationAction(
                context => AnalyzeImplied(context, curio, types), OperationKind.Loop, OperationKind.Using, OperationKind.UsingDeclaration);
        }
    }

    /// <summary>What <c>await foreach</c> and <c>await using</c> await.</summary>
    private static void AnalyzeImplied(OperationAnalysisContext context, CurioContext curio, CancellationTypes types)
    {
        IOperation operation = context.Operation;
        IEnumerable<(IOperation Place, string Name)> implied = operation switch
        {
            IForEachLoopOperation { IsAsynchronous: true } loop => Iteration(loop),
            IUsingOperation { IsAsynchronous: true } use => Ends(use.Resources, curio, context.CancellationToken),
            IUsingDeclarationOperation { IsAsynchronous: true } use => Ends(use.DeclarationGroup, curio, context.CancellationToken),
            _ => [],
        };
        if (IsInCleanup(operation, types))
        {
            foreach ((IOperation place, string name) in implied)
            {
                if (curio.Encloses(operation, context.ContainingSymbol) && !curio.Symbols.IsShielded(operation))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnshieldedCleanup, place.Syntax.GetLocation(), name));
                }
            }
        }
    }

    private static IEnumerable<(IOperation Place, string Name)> Iteration(IForEachLoopOperation loop)
    {
        IOperation sequence = loop.Collection;
        while (Values.Unwrap(sequence) is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WithCancellation" } wrap && Values.ReceiverOf(wrap) is { } wrapped)
        {
            sequence = wrapped;
        }

        if (Values.Unwrap(sequence) is not IInvocationOperation call)
        {
            yield return (sequence, "await foreach");
        }
        else if (!RuntimeMembers.NeverAwaits(call.TargetMethod))
        {
            yield return (call, RuntimeMembers.NameOf(call.TargetMethod));
        }
    }

    private static IEnumerable<(IOperation Place, string Name)> Ends(IOperation resources, CurioContext curio, CancellationToken cancellation) =>
        from resource in Values.Resources(resources)
        let value = Values.Unwrap(WithoutConfiguration(Values.Unwrap(resource)))
        let end = StepCollector.DisposeOf(value.Type, isAsynchronous: true)
        where end is not null && Awaits(end, curio, cancellation)
        select (value, RuntimeMembers.NameOf(end));

    /// <summary>Whether the source of a method shows that it can be interrupted.</summary>
    private static bool Awaits(IMethodSymbol method, CurioContext curio, CancellationToken cancellation) =>
        method.IsAsync && method.OriginalDefinition.DeclaringSyntaxReferences is { Length: 1 } declarations
        && curio.Models.Contains(declarations[0].SyntaxTree)
        && curio.Models.OperationOf(declarations[0].GetSyntax(cancellation), cancellation) is { } body
        && Functions.OwnOperations(body).Any(o => curio.Symbols.MaySuspend(o) && !(o is IAwaitOperation awaited && EndsItself(awaited, curio.Symbols)));

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, CancellationTypes types)
    {
        var awaited = (IAwaitOperation)context.Operation;
        if (IsInCleanup(awaited, types)
            && !(EndsItself(awaited, curio.Symbols) && !(CallOf(awaited) is { Name: "DisposeAsync" } end && Awaits(end, curio, context.CancellationToken)))
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
        CallOf(awaited) is { } method
        && (method.Name is "CloseAsync" or "DisposeAsync" or "CancelAsync" or "CancelRemainingAsync"
            || (method.Name == "JoinAsync" && symbols.IsTaskGroup(method.ContainingType)));

    private static IMethodSymbol? CallOf(IAwaitOperation awaited) =>
        (Operations.WithoutConversions(WithoutConfiguration(awaited.Operation)) as IInvocationOperation)?.TargetMethod;

    private static IOperation WithoutConfiguration(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } call && Values.ReceiverOf(call) is { } receiver ? receiver : operation;

    private static string NameOf(IOperation operation) =>
        Operations.WithoutConversions(WithoutConfiguration(operation)) is IInvocationOperation call
            ? RuntimeMembers.NameOf(call.TargetMethod)
            : "await";
}
