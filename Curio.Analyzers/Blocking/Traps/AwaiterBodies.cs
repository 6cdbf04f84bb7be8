using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Code that the end of an operation has called: there is nothing left to wait for.</summary>
internal static class AwaiterBodies
{
    private static readonly string[] s_continuations = ["ContinueWith", "ContinueWhenAll", "ContinueWhenAny"];

    /// <summary>
    /// Whether a result is taken in an awaiter, which hands on what the awaiter inside it has, or in a continuation, from the
    /// task that it continues.
    /// </summary>
    public static bool Contains(BlockingCall found) =>
        IsInAwaiter(found) || (found.Operation is { } operation && Tasks.Root(operation) is { } root && IsContinued(root));

    /// <summary>An <c>End…</c> that is given the result which its callback was called with.</summary>
    public static bool EndsItsOwnCallback(IOperation operation) => operation is IInvocationOperation invocation
        && invocation.Arguments.Any(a => Values.Unwrap(a.Value) is IParameterReferenceOperation { Type.Name: "IAsyncResult" });

    private static bool IsInAwaiter(BlockingCall found)
    {
        ISymbol? around = found.Entry.Group == "awaiter"
            ? found.Operation.SemanticModel?.GetEnclosingSymbol(found.Operation.Syntax.SpanStart)
            : null;
        return around?.ContainingType?.AllInterfaces.Any(i => i.Name == "INotifyCompletion") == true;
    }

    private static bool IsContinued(IOperation root)
    {
        if (root is IArrayElementReferenceOperation element)
        {
            root = Values.Unwrap(element.ArrayReference);
        }

        if (root is not IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda } parameter })
        {
            return false;
        }

        for (IOperation? current = root.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation function && KnownSymbols.Same(function.Symbol, lambda))
            {
                return parameter.Ordinal == 0
                    && Delegates.CallOf(function) is IInvocationOperation call
                    && s_continuations.Contains(call.TargetMethod.Name);
            }
        }

        return false;
    }
}
