using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>What an operation ends, or waits for without a limit: tasks, and processes.</summary>
internal static class Completions
{
    /// <summary>The places whose tasks, collections of tasks, or processes are complete once an operation has been evaluated.</summary>
    public static IEnumerable<Place> By(IOperation operation) => operation switch
    {
        IAwaitOperation await => At(await.Operation),
        IInvocationOperation call => ByCalling(call),
        IPropertyReferenceOperation { Property: { Name: "Result" } property } reference when Tasks.IsTask(property.ContainingType) => At(Tasks.Root(reference)),
        _ => [],
    };

    /// <summary>The places of what is complete once a task is: its own, and of those that it waits for.</summary>
    public static IEnumerable<Place> At(IOperation? task)
    {
        if (task is null)
        {
            return [];
        }

        task = Tasks.SameTask(task);
        return WaitedForBy(task).Concat(Place.Of(task) is { } own ? [own] : []).Concat(Tasks.ThroughLocal(task, At));
    }

    private static IEnumerable<Place> ByCalling(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "WaitAll", Parameters.Length: 1 } method when Tasks.IsTask(method.ContainingType) => AllOf(call),
        { Name: "Wait", Parameters.Length: 0 } method when Tasks.IsTask(method.ContainingType) => At(Tasks.Root(call)),
        { Name: "GetResult", Parameters.Length: 0 } => At(Tasks.Root(call)),
        { Name: "WaitForExit", Parameters.Length: 0, ContainingType.Name: "Process" } => At(call.Instance),
        { ContainingType.Name: "TaskCompletionSource" } => CompletionSources.TaskSetBy(call) is { } task ? [task] : [],
        _ => [],
    };

    private static IEnumerable<Place> WaitedForBy(IOperation task) => task switch
    {
        IInvocationOperation { TargetMethod: { Name: "WhenAll" } method } all when Tasks.IsTask(method.ContainingType) => AllOf(all),
        IInvocationOperation { TargetMethod: { Name: "WaitForExitAsync", ContainingType.Name: "Process" } } exit => At(exit.Instance),
        IInvocationOperation { TargetMethod: { ContainingType: { Name: "Coro", ContainingNamespace.Name: "Curio" } } method } call => method.Name switch
        {
            "FromTask" => At(WorkOf(call)),
            "RunInThread" => WorkOf(call) is { } work ? By(work) : [],
            "TimeoutAfter" or "TimeoutAt" => At(call.Arguments[1].Value),
            _ => [],
        },
        _ => [],
    };

    /// <summary>The only expression of the lambda that a call is given.</summary>
    private static IOperation? WorkOf(IInvocationOperation call) =>
        call.Arguments.Length == 1
        && Values.Unwrap(call.Arguments[0].Value) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: { Length: > 0 } statements } }
        && statements.Skip(1).All(o => o.IsImplicit)
            ? statements[0] switch
            {
                IReturnOperation { ReturnedValue: { } value } => Values.Unwrap(value),
                IExpressionStatementOperation statement => Values.Unwrap(statement.Operation),
                _ => null,
            }
            : null;

    /// <summary>All that a call is given to wait for.</summary>
    public static IEnumerable<Place> AllOf(IInvocationOperation call) => call.Arguments.SelectMany(a => Gathered.In(a.Value));
}
