using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>
/// Whether a task is certainly complete where its result is taken: it was made complete, or something that certainly ran
/// before has awaited it or has found it complete, and it has not been replaced since.
/// </summary>
/// <remarks>
/// The search climbs from the use to the function's top and looks at what each operation on the way has evaluated before.
/// Wherever the order is not certain (a loop that assigns the task, a catch, a label) it gives up, and the use is reported.
/// </remarks>
internal static class CompletedTasks
{
    /// <summary>Whether nothing is left to wait for at a use of a task.</summary>
    public static bool Knows(IOperation use)
    {
        if (use is IPropertyReferenceOperation { Parent: IPropertySubpatternOperation subpattern } && IsTestedBefore(subpattern))
        {
            return true;
        }

        return Tasks.Root(use) is { } task
            && (Tasks.IsMadeComplete(task) || Tasks.IsMadeComplete(Values.Resolve(task)) || Tasks.PlacesOf(task).Any(place => IsCompletedBefore(use, place)));
    }

    private static bool IsCompletedBefore(IOperation use, Place place)
    {
        bool? known = null;
        IOperation child = use;
        for (IOperation? parent = use.Parent; known is null && parent is not null; child = parent, parent = parent.Parent)
        {
            known = Before(parent, child, place);
        }

        return known == true;
    }

    /// <summary>What an operation says of a task by the time it comes to one of its children; null is nothing.</summary>
    private static bool? Before(IOperation parent, IOperation child, Place place) => parent switch
    {
        IBlockOperation block => InStatements(block.Operations, child, place),
        ISwitchCaseOperation section => InSection(section, child, place),
        ILoopOperation loop => InLoop(loop, child, place),
        IAnonymousFunctionOperation => CompletionFlow.Replaces(Values.RootOf(parent), place) || !Changes.Spare(place, parent) ? false : null,
        ILocalFunctionOperation => false,
        ITryOperation attempt => child != attempt.Body && CompletionFlow.Writes(attempt.Body, place) ? false : null,
        IConditionalOperation conditional => InBranch(conditional, child, place),
        IBinaryOperation binary => InRightOperand(binary, child, place),
        ISwitchExpressionArmOperation arm => InArm(arm, child, place) ? true : null,
        ISwitchOperation or ISwitchExpressionOperation => null,
        _ => parent.ChildOperations.TakeWhile(o => o != child).Any(o => CompletionFlow.Completes(o, place)) ? true : null,
    };

    private static bool? InSection(ISwitchCaseOperation section, IOperation child, Place place) =>
        section.Body.Contains(child) ? InStatements(section.Body, child, place) ?? IsGuarded(section, place) : null;

    private static bool? InLoop(ILoopOperation loop, IOperation child, Place place) =>
        loop is IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } repeated
            && child == repeated.Body
            && Implies(condition, !repeated.ConditionIsUntil, place) ? true
        : CompletionFlow.Writes(loop, place) ? false
        : null;

    private static bool? InBranch(IConditionalOperation conditional, IOperation child, Place place) =>
        child != conditional.Condition
            && (Implies(conditional.Condition, child == conditional.WhenTrue, place) || CompletionFlow.Completes(conditional.Condition, place))
                ? true
                : null;

    private static bool? InRightOperand(IBinaryOperation binary, IOperation child, Place place) =>
        child == binary.RightOperand
            && (CompletionFlow.Completes(binary.LeftOperand, place)
                || (binary.OperatorKind == BinaryOperatorKind.ConditionalAnd && Implies(binary.LeftOperand, true, place))
                || (binary.OperatorKind == BinaryOperatorKind.ConditionalOr && Implies(binary.LeftOperand, false, place)))
                    ? true
                    : null;

    /// <summary>What the statements before one say: complete, replaced, or, as null, nothing.</summary>
    private static bool? InStatements(IReadOnlyList<IOperation> statements, IOperation statement, Place place)
    {
        int index = 0;
        while (statements[index] != statement)
        {
            index++;
        }

        while (--index >= 0)
        {
            IOperation before = statements[index];
            if (before is ILabeledOperation)
            {
                return false;
            }

            if (CompletionFlow.Writes(before, place))
            {
                return CompletionFlow.LastWriteCompletes(before, place);
            }

            if (CompletionFlow.Completes(before, place))
            {
                return true;
            }
        }

        return null;
    }

    /// <summary>Whether each way into a section says that the task is complete.</summary>
    private static bool? IsGuarded(ISwitchCaseOperation section, Place place) =>
        section.Parent is ISwitchOperation { Value: var value } && section.Clauses.Length > 0 && section.Clauses.All(clause => clause switch
        {
            ISingleValueCaseClauseOperation single => CompletionFlow.ImpliesConstant(value, single.Value, true, place),
            IPatternCaseClauseOperation pattern =>
                CompletionFlow.ImpliesPattern(value, pattern.Pattern, true, place) || (pattern.Guard is { } guard && Implies(guard, true, place)),
            _ => false,
        })
            ? true
            : null;

    /// <summary>Whether an arm is chosen only for a complete task: by its pattern or guard, or because one before it takes all others.</summary>
    private static bool InArm(ISwitchExpressionArmOperation arm, IOperation child, Place place) =>
        arm.Parent is ISwitchExpressionOperation { Value: var value, Arms: var arms } && child != arm.Pattern
        && (CompletionFlow.ImpliesPattern(value, arm.Pattern, true, place)
            || (arm.Guard is { } guard && child == arm.Value && Implies(guard, true, place))
            || arms.TakeWhile(a => a != arm).Any(a => a.Guard is null && CompletionFlow.ImpliesPattern(value, a.Pattern, false, place)));

    private static bool IsTestedBefore(IPropertySubpatternOperation subpattern) => subpattern.Parent is IRecursivePatternOperation pattern
        && pattern.PropertySubpatterns.TakeWhile(p => p != subpattern).Any(p =>
            p is { Member: IPropertyReferenceOperation { Property.Name: var name }, Pattern: IConstantPatternOperation { Value.ConstantValue.Value: true } }
            && CompletionFlow.IsQuestion(name));

    private static bool Implies(IOperation condition, bool outcome, Place place) => CompletionFlow.Implies(condition, outcome, place);
}
