using Curio.Analyzers.Blocking.Traps;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>The coroutines that open an <c>AsyncFile</c>.</summary>
internal static class FileOpenings
{
    /// <summary>Whether a method opens a file.</summary>
    public static bool IsOpen(IMethodSymbol method, KnownSymbols symbols) =>
        method.Name is "OpenAsync" or "OpenTextAsync"
        && (symbols.IsRuntimeType(method.ContainingType, "AsyncFile") || symbols.IsRuntimeType(method.ContainingType, "AsyncTextFile"));

    /// <summary>Whether a call gives what the coroutine that it is given gives: a limit of time, or a shield.</summary>
    public static bool HandsOn(IInvocationOperation call, KnownSymbols symbols) =>
        symbols.IsTimeout(call.TargetMethod) || symbols.IsFacade(call.TargetMethod, "DisableCancellation");

    /// <summary>Whether a value is a file that is opened here, perhaps under a condition.</summary>
    public static bool Gives(IOperation value, KnownSymbols symbols) => Values.Unwrap(value) switch
    {
        IAwaitOperation awaited => Gives(awaited.Operation, symbols),
        IInvocationOperation call => IsOpen(call.TargetMethod, symbols)
            || (HandsOn(call, symbols) && call.Arguments.Any(a => Gives(a.Value, symbols))),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Gives(choice.WhenTrue, symbols) || Gives(whenFalse, symbols),
        ICoalesceOperation choice => Gives(choice.Value, symbols) || Gives(choice.WhenNull, symbols),
        ISimpleAssignmentOperation assignment => Gives(assignment.Value, symbols),
        _ => false,
    };
}
