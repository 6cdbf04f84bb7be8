using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>What has run by the time that something else runs, as far as the nesting of one function says.</summary>
internal static class Order
{
    /// <summary>Whether every way to <paramref name="later"/> in a function has come by what stands before it.</summary>
    public static bool IsOnEveryWay(IOperation earlier, IOperation later)
    {
        HashSet<IOperation> around = [];
        for (IOperation? parent = later.Parent; parent is not null; parent = parent.Parent)
        {
            around.Add(parent);
        }

        IOperation current = earlier;
        while (current.Parent is { } parent && !around.Contains(parent))
        {
            if (!AlwaysRuns(current, parent))
            {
                return false;
            }

            current = parent;
        }

        // In a try the rest of it may run because what stands first has failed.
        return current.Parent is { } common and not ITryOperation && AlwaysRuns(current, common);
    }

    private static bool AlwaysRuns(IOperation part, IOperation whole) => whole switch
    {
        IConditionalOperation choice => part == choice.Condition,
        IWhileLoopOperation loop => part == loop.Condition ? loop.ConditionIsTop : !loop.ConditionIsTop,
        IForLoopOperation loop => loop.Before.Contains(part),
        IForEachLoopOperation loop => part == loop.Collection,
        ISwitchOperation choice => part == choice.Value,
        ISwitchExpressionOperation choice => part == choice.Value,
        ICoalesceOperation choice => part == choice.Value,
        IConditionalAccessOperation access => part == access.Operation,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => part == both.LeftOperand,
        ITryOperation attempt => part == attempt.Body || part == attempt.Finally,
        ICatchClauseOperation or ISwitchExpressionArmOperation or IAnonymousFunctionOperation or ILocalFunctionOperation => false,
        _ => true,
    };
}
