using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>The tasks that the code itself completes.</summary>
internal static class CompletionSources
{
    // Who tries and fails was late: the task is complete all the same.
    private static readonly string[] s_outcomes =
        ["SetResult", "SetException", "SetCanceled", "SetFromTask", "TrySetResult", "TrySetException", "TrySetCanceled", "TrySetFromTask"];

    /// <summary>The place of the task that a call gives its outcome, or null.</summary>
    public static Place? TaskSetBy(IInvocationOperation call) => s_outcomes.Contains(call.TargetMethod.Name)
        && call.TargetMethod.ContainingType.GetMembers("Task").FirstOrDefault() is { } task
            ? Place.OfMember(task, call.Instance)
            : null;
}
