using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>What one statement or expression does to a task, seen from behind it.</summary>
internal static class CompletionFlow
{
    private static readonly string[] s_questions = ["IsCompleted", "IsCompletedSuccessfully", "IsFaulted", "IsCanceled", "HasExited"];

    /// <summary>Whether a property of this name says, when true, that a task is complete, or that a process is.</summary>
    public static bool IsQuestion(string property) => s_questions.Contains(property);

    /// <summary>Whether a place is given another value, or a collection further elements, anywhere in an operation.</summary>
    public static bool Writes(IOperation operation, Place place) => operation.DescendantsAndSelf().Any(o => Changes.To(place, o));

    /// <summary>Whether a place is given another value after its declaration.</summary>
    public static bool Replaces(IOperation operation, Place place) =>
        operation.DescendantsAndSelf().Any(o => o is not IVariableDeclaratorOperation && Changes.Written(o) is { } written && place.IsAtOrIn(written));

    /// <summary>Whether what a statement leaves in a place that it writes is a complete task.</summary>
    public static bool LastWriteCompletes(IOperation statement, Place place) => statement switch
    {
        IVariableDeclarationGroupOperation group => group.Declarations.SelectMany(d => d.Declarators)
            .Any(d => place.Equals(Place.Of(d.Symbol)) && d.GetVariableInitializer()?.Value is { } value && Tasks.IsMadeComplete(value)),
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } =>
            place.Equals(Place.Of(assignment.Target)) && Tasks.IsMadeComplete(assignment.Value),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional =>
            LeavesComplete(conditional.WhenTrue, place) && LeavesComplete(whenFalse, place),
        IConditionalOperation conditional => Implies(conditional.Condition, false, place) && LeavesComplete(conditional.WhenTrue, place),
        IBlockOperation block => LeavesComplete(block, place),
        IUsingOperation use => LeavesComplete(use.Body, place),
        ITryOperation { Finally: null } attempt => LeavesComplete(attempt.Body, place) && attempt.Catches.All(c => SilentCode.NeverEnds(c.Handler)),
        _ => false,
    };

    /// <summary>Whether a task is complete after an operation has been evaluated, or has been run to its end.</summary>
    public static bool Completes(IOperation operation, Place place)
    {
        if (Completions.By(operation).Contains(place))
        {
            return true;
        }

        switch (operation)
        {
            case IAnonymousFunctionOperation or ILocalFunctionOperation or ISwitchOperation or ISwitchExpressionOperation:
                return false;
            case IConditionalOperation conditional:
                return Completes(conditional.Condition, place)
                    || (EndsComplete(conditional, conditional.WhenTrue, true, place) && EndsComplete(conditional, conditional.WhenFalse, false, place));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary:
                return Completes(binary.LeftOperand, place);
            case ICoalesceOperation coalesce:
                return Completes(coalesce.Value, place);
            case IConditionalAccessOperation access:
                return Completes(access.Operation, place);
            case IWhileLoopOperation { Condition: { } condition } loop:
                return (!HasBreak(loop) && Implies(condition, loop.ConditionIsUntil, place)) || Completes(condition, place)
                    || (!loop.ConditionIsTop && !HasBreak(loop) && Completes(loop.Body, place));
            case IForEachLoopOperation loop:
                return Completes(loop.Collection, place) || AwaitsEach(loop, place);
            case ILoopOperation:
                return false;
            case ITryOperation attempt:
                return (attempt.Finally is { } last && Completes(last, place))
                    || (Completes(attempt.Body, place) && (attempt.Catches.All(c => SilentCode.NeverEnds(c.Handler)) || BeginsWithCompletion(attempt.Body, place)));
            default:
                return operation.ChildOperations.Any(o => Completes(o, place));
        }
    }

    /// <summary>Whether a condition that comes out like this says that a task is complete.</summary>
    public static bool Implies(IOperation condition, bool outcome, Place place) => Values.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Implies(not.Operand, !outcome, place),
        IPropertyReferenceOperation { Property.Name: var name } question => outcome && IsQuestion(name) && Asks(question, place),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => outcome
            ? Implies(and.LeftOperand, true, place) || Implies(and.RightOperand, true, place)
            : Implies(and.LeftOperand, false, place) && Implies(and.RightOperand, false, place),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => outcome
            ? Implies(or.LeftOperand, true, place) && Implies(or.RightOperand, true, place)
            : Implies(or.LeftOperand, false, place) || Implies(or.RightOperand, false, place),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => ImpliesEqual(equals, outcome, place),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => ImpliesEqual(unequal, !outcome, place),
        ILocalReferenceOperation local => Values.KeptBy(local) is { } asked && Implies(asked, outcome, place) && Changes.Spare(place, asked),
        IConditionalAccessOperation access => Implies(access.WhenNotNull, outcome, place),
        ICoalesceOperation { WhenNull.ConstantValue: { HasValue: true, Value: bool otherwise } } coalesce => otherwise != outcome && Implies(coalesce.Value, outcome, place),
        IIsPatternOperation matched => ImpliesPattern(matched.Value, matched.Pattern, outcome, place),
        IInvocationOperation { TargetMethod.Name: "All" } all when outcome => Sequences.PredicateSays(all, true) && IsOver(all, place),
        IInvocationOperation { TargetMethod.Name: "Any" } any when !outcome => Sequences.PredicateSays(any, false) && IsOver(any, place),
        IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitForExit", Parameters.Length: > 0 } } wait => outcome && Tasks.Root(wait) is { } task && place.Equals(Place.Of(task)),
        _ => false,
    };

    /// <summary>Whether a value that a pattern matches, or does not, says that a task is complete.</summary>
    public static bool ImpliesPattern(IOperation value, IPatternOperation pattern, bool outcome, Place place) => pattern switch
    {
        INegatedPatternOperation negated => ImpliesPattern(value, negated.Pattern, !outcome, place),
        IConstantPatternOperation constant => ImpliesConstant(value, constant.Value, outcome, place),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => outcome
            ? ImpliesPattern(value, and.LeftPattern, true, place) || ImpliesPattern(value, and.RightPattern, true, place)
            : ImpliesPattern(value, and.LeftPattern, false, place) && ImpliesPattern(value, and.RightPattern, false, place),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => outcome
            ? ImpliesPattern(value, or.LeftPattern, true, place) && ImpliesPattern(value, or.RightPattern, true, place)
            : ImpliesPattern(value, or.LeftPattern, false, place) || ImpliesPattern(value, or.RightPattern, false, place),
        IRecursivePatternOperation recursive => Tasks.OwnPlacesOf(value).Contains(place) && SaysComplete(recursive, outcome),
        _ => false,
    };

    /// <summary>Whether a pattern that matches, or that does not, says that the task is complete.</summary>
    public static bool SaysComplete(IRecursivePatternOperation pattern, bool outcome) => outcome
        ? pattern.PropertySubpatterns.Any(p => SaysComplete(p, true))
        : pattern is { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 1 } && SaysComplete(pattern.PropertySubpatterns[0], false);

    private static bool IsOver(IInvocationOperation quantifier, Place place) =>
        Values.ReceiverOf(quantifier) is { } sequence && Sequences.ContentOf(sequence, whole: true).Contains(place);

    private static bool ImpliesEqual(IBinaryOperation equals, bool outcome, Place place) =>
        ImpliesConstant(equals.LeftOperand, equals.RightOperand, outcome, place)
        || ImpliesConstant(equals.RightOperand, equals.LeftOperand, outcome, place)
        || (outcome && IsFirstDone(equals.LeftOperand, equals.RightOperand, place))
        || (outcome && IsFirstDone(equals.RightOperand, equals.LeftOperand, place));

    /// <summary><c>t == await Task.WhenAny(t, delay)</c>, or the same with the winner in a local.</summary>
    private static bool IsFirstDone(IOperation task, IOperation winner, Place place) =>
        place.Equals(Place.Of(task)) && Values.Resolve(winner) is IAwaitOperation awaited && Tasks.IsMadeComplete(awaited);

    /// <summary>Whether a value that is a constant, or is not, says that a task is complete.</summary>
    public static bool ImpliesConstant(IOperation value, IOperation constant, bool outcome, Place place) => Values.Unwrap(constant).ConstantValue switch
    {
        { HasValue: true, Value: bool expected } => Implies(value, expected == outcome, place),
        { HasValue: true } => outcome
            && Asked(value) is IPropertyReferenceOperation { Property.Name: "Status" } status && Asks(status, place)
            && IsFinalStatus(constant),
        _ => false,
    };

    private static IOperation Asked(IOperation value) => Values.Unwrap(value) is IConditionalAccessOperation access ? access.WhenNotNull : Values.Unwrap(value);

    private static bool IsFinalStatus(IOperation constant) =>
        Values.Unwrap(constant) is IFieldReferenceOperation { Field.Name: "RanToCompletion" or "Faulted" or "Canceled" };

    private static bool Asks(IPropertyReferenceOperation question, Place place) =>
        question.Instance is { } task && Tasks.OwnPlacesOf(task).Contains(place);

    private static bool SaysComplete(IPropertySubpatternOperation subpattern, bool outcome) =>
        subpattern.Member is IPropertyReferenceOperation { Property.Name: var name } && SaysComplete(name, subpattern.Pattern, outcome);

    private static bool SaysComplete(string name, IPatternOperation pattern, bool outcome) => pattern switch
    {
        INegatedPatternOperation not => SaysComplete(name, not.Pattern, !outcome),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => outcome && SaysComplete(name, or.LeftPattern, true) && SaysComplete(name, or.RightPattern, true),
        IConstantPatternOperation { Value: var constant } =>
            name == "Status" ? outcome && IsFinalStatus(constant) : IsQuestion(name) && constant.ConstantValue.Value is bool asked && asked == outcome,
        _ => false,
    };

    private static bool EndsComplete(IConditionalOperation conditional, IOperation? branch, bool outcome, Place place) =>
        Implies(conditional.Condition, outcome, place) || (branch is not null && (Completes(branch, place) || SilentCode.NeverEnds(branch)));

    private static bool LeavesComplete(IOperation branch, Place place)
    {
        foreach (IOperation statement in (branch is IBlockOperation block ? (IEnumerable<IOperation>)block.Operations : [branch]).Reverse())
        {
            if (SilentCode.NeverEnds(statement) || Completes(statement, place))
            {
                return true;
            }

            if (Writes(statement, place))
            {
                return LastWriteCompletes(statement, place);
            }
        }

        return false;
    }

    private static bool AwaitsEach(IForEachLoopOperation loop, Place place) =>
        !HasBreak(loop) && loop.Locals.Length == 1
        && (Tasks.SameTask(loop.Collection) is IInvocationOperation { TargetMethod.Name: "WhenEach" } each
            ? Completions.AllOf(each).Contains(place)
            : Sequences.ContentOf(loop.Collection, whole: true).Any(all => PlacesIn(loop.Locals[0], all, place).Any(one => Completes(loop.Body, one))));

    /// <summary>Where a loop's variable has what its elements have at a place.</summary>
    private static IEnumerable<Place> PlacesIn(ILocalSymbol element, Place all, Place place)
    {
        if (place.Moved(all, Place.Of(element)) is { } moved)
        {
            yield return moved;
            if (element.Type is INamedTypeSymbol { Name: "KeyValuePair" } pair && pair.GetMembers("Value").FirstOrDefault() is { } value)
            {
                yield return Place.OfMember(value, moved);
            }
        }
    }

    /// <summary>When the await itself throws, the task is complete all the same.</summary>
    private static bool BeginsWithCompletion(IBlockOperation body, Place place) =>
        body.Operations.FirstOrDefault() is IExpressionStatementOperation { Operation: var first } && Completions.By(Values.Unwrap(first)).Contains(place);

    private static bool HasBreak(ILoopOperation loop) =>
        loop.Body.DescendantsAndSelf().Any(o => o is IBranchOperation branch
            && (branch.BranchKind == BranchKind.GoTo || KnownSymbols.Same(branch.Target, loop.ExitLabel)));
}
