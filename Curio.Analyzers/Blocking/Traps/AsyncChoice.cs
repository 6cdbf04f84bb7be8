using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>
/// A function that serves two kinds of callers: a flag such as <c>bool async</c> says whether it may await, and only where it may
/// not it blocks. Whoever awaits it never comes to that branch.
/// </summary>
internal static class AsyncChoice
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "async", "isAsync", "runAsync", "useAsync", "doAsync", "asynchronous", "isAsynchronous",
    };

    /// <summary>Whether a parameter is such a flag, by its name.</summary>
    public static bool IsFlag(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_Boolean && IsName(parameter.Name);

    /// <summary>Whether an operation stands where such a flag says that nothing may be awaited.</summary>
    public static bool Contains(IOperation operation) => Contains(operation, withParameters: true);

    /// <summary>The same for a flag that is kept in a field or a local; what is passed for a parameter, its callers tell.</summary>
    public static bool ContainsKept(IOperation operation) => Contains(operation, withParameters: false);

    /// <summary>
    /// Whether the task that a call waits for is that of a function which was told not to await: it is complete when it comes back.
    /// </summary>
    public static bool IsWaitForSynchronousMode(IOperation wait) =>
        Tasks.Root(wait) is { } root && Values.Resolve(root) is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.Length: > 0 } call
        && call.Arguments.Any(a => a.Parameter is { } parameter && IsFlag(parameter) && a.Value.ConstantValue is { HasValue: true, Value: false });

    private static bool Contains(IOperation operation, bool withParameters)
    {
        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            bool isSynchronous = parent switch
            {
                IConditionalOperation conditional when child != conditional.Condition => IsOther(conditional, child, withParameters),
                IBlockOperation block => FollowsAwaitingBranch(block, child, withParameters),
                _ => false,
            };
            if (isSynchronous)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a branch is the one that is taken when the flag forbids to await.</summary>
    private static bool IsOther(IConditionalOperation conditional, IOperation branch, bool withParameters)
    {
        bool outcome = branch == conditional.WhenTrue;
        return FlagOf(conditional.Condition, outcome, withParameters) == false
            && Awaits((outcome ? conditional.WhenFalse : conditional.WhenTrue) ?? FunctionOf(conditional));
    }

    /// <summary>Whether a statement comes behind <c>if (async) return await …;</c>.</summary>
    private static bool FollowsAwaitingBranch(IBlockOperation block, IOperation statement, bool withParameters)
    {
        foreach (IOperation before in block.Operations)
        {
            if (before == statement)
            {
                return false;
            }

            if (before is IConditionalOperation { WhenFalse: null } conditional
                && FlagOf(conditional.Condition, false, withParameters) == false
                && SilentCode.NeverEnds(conditional.WhenTrue)
                && Awaits(conditional.WhenTrue))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the flag that a condition asks for is, when the condition comes out like this.</summary>
    private static bool? FlagOf(IOperation condition, bool outcome, bool withParameters) => Values.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => FlagOf(not.Operand, !outcome, withParameters),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when outcome =>
            FlagOf(both.LeftOperand, true, withParameters) ?? FlagOf(both.RightOperand, true, withParameters),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !outcome =>
            FlagOf(either.LeftOperand, false, withParameters) ?? FlagOf(either.RightOperand, false, withParameters),
        IParameterReferenceOperation { Parameter: { } parameter } when withParameters && IsFlag(parameter) => outcome,
        ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Boolean, Name: var name } } when IsName(name) => outcome,
        IMemberReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Member: IFieldSymbol or IPropertySymbol, Member.Name: var name } when IsName(name) => outcome,
        _ => null,
    };

    private static bool IsName(string name) => s_names.Contains(name.TrimStart('_'));

    /// <summary>Whether code awaits something, or makes something to be awaited, as a function that returns a task does.</summary>
    private static bool Awaits(IOperation code) => Functions.OwnOperations(code).Any(o => o switch
    {
        IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } => true,
        IInvocationOperation { TargetMethod.ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask" or "Coro" } } call => !IsWaitedFor(call) && !IsMadeComplete(call),
        _ => false,
    });

    private static bool IsMadeComplete(IInvocationOperation call) => call.TargetMethod is { IsStatic: true, Name: "FromResult" or "FromException" or "FromCanceled" };

    /// <summary><c>XAsync().GetAwaiter().GetResult()</c> makes a task, but awaits nothing.</summary>
    private static bool IsWaitedFor(IOperation call)
    {
        IOperation current = call;
        while (current.Parent is IConversionOperation or IParenthesizedOperation
            or IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "ConfigureAwait" or "AsTask" })
        {
            current = current.Parent;
        }

        return current.Parent is IInvocationOperation { TargetMethod.Name: "GetResult" or "Wait" } or IPropertyReferenceOperation { Property.Name: "Result" };
    }

    private static IOperation FunctionOf(IOperation operation)
    {
        while (operation.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            operation = parent;
        }

        return operation;
    }
}
