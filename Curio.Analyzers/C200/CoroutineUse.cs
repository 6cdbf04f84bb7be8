using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>What an expression does with the coroutine that it names: whether it takes the only use.</summary>
internal static class CoroutineUse
{
    /// <summary>
    /// The operation that takes the only use of the coroutine which a reference names, or null: an await, or a call of Curio's
    /// own, all of which keep what they are given. What other methods do with a coroutine nobody can tell.
    /// </summary>
    public static IOperation? Of(IOperation reference, KnownSymbols symbols)
    {
        IOperation current = reference;
        while (current.Parent is IConversionOperation conversion)
        {
            current = conversion;
        }

        return current.Parent switch
        {
            IAwaitOperation awaited => awaited,
            IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter } when
                symbols.IsCoro(parameter.OriginalDefinition.Type) && symbols.IsOfRuntime(call.TargetMethod.ContainingType) => call,
            IInvocationOperation { TargetMethod.Name: "ToCoro" } call when call.Instance == current => call,
            _ => null,
        };
    }

    /// <summary>What a use did, for the message about the next one.</summary>
    public static string Describe(IOperation use) => use is IInvocationOperation call
        ? $"was given to '{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}'"
        : "was awaited";
}
