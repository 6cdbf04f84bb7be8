using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Flow;

/// <summary>What the rules know of the members of the runtime: by the name first, then by the symbol.</summary>
internal static class RuntimeMembers
{
    /// <summary>Operations that never park their task, and so never deliver a cancellation, whatever type has them.</summary>
    private static readonly ImmutableHashSet<string> s_immediate =
    [
        "Spawn", "CurrentTask", "Clock", "CheckCancellation", "SetCancellation", "SetAsync", "ReleaseAsync", "NotifyAsync",
        "NotifyAllAsync", "TaskDoneAsync", "SetValueAsync", "SetExceptionAsync", "SpawnAsync", "SpawnThreadAsync", "AddTaskAsync",
    ];

    /// <summary>Operations that park their task under a shield of their own.</summary>
    private static readonly ImmutableHashSet<string> s_shielded = ["DisableCancellation", "CloseAsync", "DisposeAsync"];

    /// <summary>Whether a type is one of the runtime's, by its name.</summary>
    public static bool IsRuntimeType(this KnownSymbols symbols, ITypeSymbol? type, string name) =>
        type?.Name == name && symbols.IsOfRuntime(type);

    /// <summary>Whether a method is a static one of <c>Coro</c>.</summary>
    public static bool IsFacade(this KnownSymbols symbols, IMethodSymbol method, string name) =>
        method.Name == name && KnownSymbols.Same(method.ContainingType, symbols.Coro);

    /// <summary>Whether a type is <c>TaskGroup</c> or <c>TaskGroup&lt;T&gt;</c>.</summary>
    public static bool IsTaskGroup(this KnownSymbols symbols, ITypeSymbol? type) => symbols.IsRuntimeType(type, "TaskGroup");

    /// <summary>Whether a method is one of those that set a limit of time.</summary>
    public static bool IsTimeout(this KnownSymbols symbols, IMethodSymbol method) =>
        method.Name is "TimeoutAfter" or "TimeoutAt" or "IgnoreAfter" or "IgnoreAt" && KnownSymbols.Same(method.ContainingType, symbols.Coro);

    /// <summary>Whether an operation awaits something that may park the task, so that a cancellation can arrive there.</summary>
    public static bool MaySuspend(this KnownSymbols symbols, IOperation operation) => operation switch
    {
        IAwaitOperation awaited => symbols.MayPark(awaited.Operation),
        IForEachLoopOperation { IsAsynchronous: true } => true,
        _ => false,
    };

    /// <summary>Whether awaiting an expression may park the task and deliver a cancellation.</summary>
    public static bool MayPark(this KnownSymbols symbols, IOperation awaited)
    {
        if (Operations.WithoutConversions(awaited) is not IInvocationOperation call)
        {
            return true;
        }

        IMethodSymbol method = call.TargetMethod;
        return symbols.IsOfRuntime(method.ContainingType)
            ? !(s_immediate.Contains(method.Name) || s_shielded.Contains(method.Name) || IsCancelRequest(call))
            : !NeverAwaits(method);
    }

    /// <summary>Whether code stands in a block that no cancellation interrupts.</summary>
    public static bool IsShielded(this KnownSymbols symbols, IOperation operation)
    {
        IOperation function = Operations.FunctionOf(operation);
        return function is IAnonymousFunctionOperation
            && ((Operations.MethodTaking(function) is { } method && symbols.IsFacade(method, "DisableCancellation"))
                || symbols.IsShielded(function));
    }

    /// <summary>Whether a method of the source is asynchronous, is the one that runs, and awaits nothing.</summary>
    public static bool NeverAwaits(IMethodSymbol method)
    {
        bool isFinal = method is { IsVirtual: false, IsAbstract: false } && (!method.IsOverride || method.IsSealed);
        return method.IsAsync && isFinal && method.OriginalDefinition.DeclaringSyntaxReferences is { Length: 1 } declarations
            && !declarations[0].GetSyntax().DescendantTokens().Any(t => t.IsKind(SyntaxKind.AwaitKeyword));
    }

    /// <summary>A method for a person to read: <c>AsyncLock.AcquireAsync</c>.</summary>
    public static string NameOf(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction ? method.Name : $"{method.ContainingType?.Name}.{method.Name}";

    private static bool IsCancelRequest(IInvocationOperation call) =>
        call.TargetMethod.Name == "CancelAsync" && Operations.Argument(call, "blocking")?.ConstantValue.Value is false;
}
