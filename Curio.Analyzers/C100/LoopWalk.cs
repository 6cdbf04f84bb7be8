using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>Follows the ways through a loop's body that do not suspend.</summary>
internal static class LoopWalk
{
    /// <summary>How an operation may end without having suspended.</summary>
    public static LoopPaths Through(IOperation? operation) => operation switch
    {
        null => LoopPaths.Next,
        IBlockOperation block => Sequence(block.Operations),
        IConditionalOperation { Type: null } choice => Choice(choice),
        ISwitchOperation choice => Switch(choice),
        ILoopOperation loop => Inner(loop),
        ITryOperation guard => Try(guard),
        IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true } => LoopPaths.None,
        IUsingOperation use => After(Simple(use.Resources), use.Body),
        ILockOperation hold => After(Simple(hold.LockedValue), hold.Body),
        ILabeledOperation label => Through(label.Operation),
        IBranchOperation { BranchKind: BranchKind.Continue } => LoopPaths.Continue,
        IBranchOperation { BranchKind: BranchKind.Break } => LoopPaths.Break,
        IBranchOperation or IReturnOperation => LoopPaths.None,
        ILocalFunctionOperation => LoopPaths.Next,
        _ => Simple(operation),
    };

    /// <summary>Whether an expression suspends whatever happens; a part that is only evaluated sometimes does not count.</summary>
    public static bool Suspends(IOperation operation) => operation switch
    {
        IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn } => true,
        IAnonymousFunctionOperation or ILocalFunctionOperation => false,
        IThrowOperation => true,
        IConditionalOperation choice => Suspends(choice.Condition)
            || (Suspends(choice.WhenTrue) && choice.WhenFalse is { } other && Suspends(other)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            Suspends(both.LeftOperand),
        ICoalesceOperation choice => Suspends(choice.Value),
        IConditionalAccessOperation access => Suspends(access.Operation),
        IInvocationOperation call when SilentCode.IsDoesNotReturn(call.TargetMethod) => true,
        _ => operation.ChildOperations.Any(Suspends),
    };

    private static LoopPaths Simple(IOperation operation) => Suspends(operation) ? LoopPaths.None : LoopPaths.Next;

    private static LoopPaths Sequence(IEnumerable<IOperation> statements)
    {
        LoopPaths ends = LoopPaths.Next;
        foreach (IOperation statement in statements)
        {
            if ((ends & LoopPaths.Next) == 0)
            {
                break;
            }

            ends = (ends & ~LoopPaths.Next) | Through(statement);
        }

        return ends;
    }

    private static LoopPaths After(LoopPaths before, IOperation? then) => before == LoopPaths.None ? LoopPaths.None : Through(then);

    private static LoopPaths Choice(IConditionalOperation choice) => Suspends(choice.Condition) ? LoopPaths.None
        : Constant(choice.Condition) switch
        {
            true => Through(choice.WhenTrue),
            false => Through(choice.WhenFalse),
            null => Through(choice.WhenTrue) | Through(choice.WhenFalse),
        };

    private static LoopPaths Switch(ISwitchOperation choice)
    {
        if (Suspends(choice.Value))
        {
            return LoopPaths.None;
        }

        bool hasDefault = choice.Cases.Any(c => c.Clauses.Any(k => k.CaseKind == CaseKind.Default));
        LoopPaths ends = choice.Cases.Aggregate(hasDefault ? LoopPaths.None : LoopPaths.Next, (all, c) => all | Sequence(c.Body));
        return (ends & LoopPaths.Break) != 0 ? (ends & ~LoopPaths.Break) | LoopPaths.Next : ends;
    }

    /// <summary>An inner loop that awaits is trusted to run; one that never ends hands nothing on.</summary>
    private static LoopPaths Inner(ILoopOperation loop)
    {
        if (loop is IForEachLoopOperation { IsAsynchronous: true })
        {
            return LoopPaths.None;
        }

        LoopPaths body = Through(loop.Body);
        bool isEndless = loop is IWhileLoopOperation { Condition: { } condition } ? Constant(condition) == true : loop is IForLoopOperation { Condition: null };
        return isEndless
            ? (body & LoopPaths.Break) != 0 ? LoopPaths.Next : LoopPaths.None
            : body == LoopPaths.None || (loop is IWhileLoopOperation { Condition: { } test } && Suspends(test)) ? LoopPaths.None : LoopPaths.Next;
    }

    private static LoopPaths Try(ITryOperation guard)
    {
        if (guard.Finally is { } last && Through(last) == LoopPaths.None)
        {
            return LoopPaths.None;
        }

        // After an await that failed the task may well have suspended before.
        LoopPaths body = Through(guard.Body);
        return (body & LoopPaths.Next) == 0 ? body : guard.Catches.Aggregate(body, (all, c) => all | Through(c.Handler));
    }

    private static bool? Constant(IOperation condition) => condition.ConstantValue is { HasValue: true, Value: bool value } ? value : null;
}
