using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>
/// What stands between a call that takes a thread's lock and the one that gives it back. Where that is nothing but work in
/// memory, the lock is held for a moment, as with the statement <c>lock</c>.
/// </summary>
internal static class ShortLocks
{
    /// <summary>Whether an entry of the table takes a lock that a call gives back.</summary>
    public static bool Takes(BlockingCall found) => found.Operation is IInvocationOperation call
        && found.Entry.Group is "monitor" or "lock" or "rwl"
        && (IsOf(call, "Enter") || IsOf(call, "TryEnter") || IsOf(call, "Acquire"));

    /// <summary>
    /// Whether a monitor is given up after a time. A wait for ever is one of a negative number, or of none. Reader-writer locks are
    /// not meant: code that tells readers from writers holds them for longer.
    /// </summary>
    public static bool IsTriedForATime(IInvocationOperation call) => call.TargetMethod is { Name: "TryEnter", ContainingType.Name: "Monitor" or "Lock" } && call.Arguments.Any(a =>
        a.Parameter is { Type: { SpecialType: SpecialType.System_Int32 } or { Name: "TimeSpan" } }
        && a.Value.ConstantValue is not { HasValue: true, Value: < 0 }
        && Values.Unwrap(a.Value) is not IFieldReferenceOperation { Field.Name: "InfiniteTimeSpan" });

    /// <summary>The operations under the lock; null when it is not given back where that can be seen.</summary>
    public static IReadOnlyList<IOperation>? HeldOver(IInvocationOperation call)
    {
        IOperation current = call;
        for (IOperation? parent = current.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = current.Parent)
        {
            switch (parent)
            {
                case IUsingOperation use when use.Resources == current:
                    return [use.Body];
                case IUsingDeclarationOperation when parent.Parent is IBlockOperation scope:
                    return [.. scope.Operations.SkipWhile(o => o != parent).Skip(1)];
                case ITryOperation guard when guard.Body == current && GivesBack(guard.Finally, call):
                    return [guard.Body];
                case IBlockOperation block when After(block, current, call) is { } statements:
                    return statements;
            }

            current = parent;
        }

        return null;
    }

    /// <summary>The statements that follow, up to the one that gives the lock back.</summary>
    private static List<IOperation>? After(IBlockOperation block, IOperation statement, IInvocationOperation call)
    {
        List<IOperation> between = [];
        foreach (IOperation next in block.Operations.SkipWhile(o => o != statement).Skip(1))
        {
            if (next is ITryOperation guard && GivesBack(guard.Finally, call))
            {
                between.Add(guard.Body);
                between.AddRange(guard.Catches);
                return between;
            }

            if (GivesBack(next, call))
            {
                return next is IExpressionStatementOperation ? between : null;
            }

            between.Add(next);
        }

        return null;
    }

    private static bool GivesBack(IOperation? code, IInvocationOperation taken) => code is not null && code.DescendantsAndSelf().Any(o =>
        o is IInvocationOperation call
        && KnownSymbols.Same(call.TargetMethod.ContainingType, taken.TargetMethod.ContainingType)
        && (IsOf(call, "Exit") || IsOf(call, "Release")));

    private static bool IsOf(IInvocationOperation call, string prefix) => call.TargetMethod.Name.StartsWith(prefix, StringComparison.Ordinal);
}
