using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>What a step on a path does with the task group of a local or a parameter.</summary>
internal static class GroupUse
{
    /// <summary>Whether only the code in sight uses the group: it is not handed on, and no inner function has it.</summary>
    public static bool IsOwnAffair(ILocalSymbol group, IOperation creation)
    {
        IOperation function = Operations.FunctionOf(creation);
        return Operations.ReferencesTo(group, Operations.RootOf(creation))
            .All(r => Operations.FunctionOf(r) == function && !LocalUse.Escapes(r) && !IsAssigned(r));
    }

    /// <summary>Whether a step puts a task into the group that a join would wait for.</summary>
    public static bool AddsTasks(IOperation step, ISymbol group) =>
        step is IInvocationOperation { TargetMethod.Name: "SpawnAsync" or "AddTaskAsync" or "SpawnThreadAsync" } call
        && IsOn(call.Instance, group)
        && Operations.Argument(call, "daemon")?.ConstantValue.Value is not true;

    /// <summary>Whether a step makes the group.</summary>
    public static bool IsBirth(IOperation step, ISymbol group) =>
        step is ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } && KnownSymbols.Same(local.Local, group);

    /// <summary>Whether a step makes the group of tasks that run already.</summary>
    public static bool IsFullBirth(IOperation step, ISymbol group) => IsBirth(step, group)
        && Operations.WithoutConversions(((ISimpleAssignmentOperation)step).Value) is IObjectCreationOperation creation
        && creation.Arguments.Any(a => a.Parameter?.Name == "tasks");

    /// <summary>Whether a step waits for the tasks, or says outright that they are to end.</summary>
    public static bool TakesTasks(IOperation step, ISymbol group) => step is IInvocationOperation call
        && (call.TargetMethod.Name is "JoinAsync" or "NextDoneAsync" or "NextResultAsync" or "CancelRemainingAsync"
            or "GetAsyncEnumerator" or "DisposeAsync")
        && IsOn(call.Instance, group);

    /// <summary>Whether a step closes the group for good.</summary>
    public static bool Joins(IOperation step, ISymbol group) => step is IInvocationOperation { TargetMethod.Name: "JoinAsync" or "DisposeAsync" } call
        && IsOn(call.Instance, group);

    /// <summary>Whether a step is the end of the group's <c>await using</c>.</summary>
    public static bool IsLeft(IOperation step, ISymbol group) =>
        step is IInvocationOperation { IsImplicit: true, TargetMethod.Name: "DisposeAsync" } call && IsOn(call.Instance, group);

    /// <summary>Whether an expression is the group.</summary>
    public static bool IsOn(IOperation? instance, ISymbol group) => instance switch
    {
        ILocalReferenceOperation local => KnownSymbols.Same(local.Local, group),
        IParameterReferenceOperation parameter => KnownSymbols.Same(parameter.Parameter, group),
        IConversionOperation conversion => IsOn(conversion.Operand, group),
        _ => false,
    };

    private static bool IsAssigned(IOperation reference) =>
        reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
}
