using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>A socket that was told not to block returns at once.</summary>
internal static class NonBlockingSockets
{
    /// <summary>Whether the member, or the place that makes the socket, sets <c>Blocking</c> to false.</summary>
    public static bool Contains(IOperation operation)
    {
        if (Values.ReceiverOf(operation) is not { } receiver)
        {
            return false;
        }

        return Values.Resolve(receiver) is IObjectCreationOperation { Initializer: { } initializer } && initializer.Descendants().Any(SetsNonBlocking)
            || Values.RootOf(operation).Descendants().Any(o => SetsNonBlocking(o)
                && Place.Of(((IPropertyReferenceOperation)((ISimpleAssignmentOperation)o).Target).Instance) is { } place
                && place.Equals(Place.Of(receiver)));
    }

    private static bool SetsNonBlocking(IOperation operation) => operation is ISimpleAssignmentOperation
    {
        Target: IPropertyReferenceOperation { Property: { Name: "Blocking", ContainingType.Name: "Socket" } },
        Value.ConstantValue: { HasValue: true, Value: false },
    };
}
