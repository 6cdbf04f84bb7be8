using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Adding to a collection waits only when the collection has a limit.</summary>
internal static class BoundedCollections
{
    /// <summary>
    /// Whether an <c>Add</c> is not known to have a limit, or a <c>TryAdd</c> with a timeout, which speaks of one, is known
    /// to have none.
    /// </summary>
    public static bool NeverBlocks(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" } invocation
            || Values.ReceiverOf(operation) is not { } receiver)
        {
            return false;
        }

        return Values.Resolve(receiver) switch
        {
            IObjectCreationOperation { Constructor: { } constructor } => !constructor.Parameters.Any(p => p.Name == "boundedCapacity"),
            ICollectionExpressionOperation => true,
            _ => invocation.TargetMethod.Name == "Add",
        };
    }
}
