using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>A socket that was told not to block returns at once.</summary>
internal static class NonBlockingSockets
{
    /// <summary>
    /// Whether the place that makes the socket sets <c>Blocking</c> to false, or the same function does on every way to the call.
    /// Of another function of the member nobody knows here when it runs, and it is believed.
    /// </summary>
    public static bool Contains(IOperation operation)
    {
        if (Values.ReceiverOf(operation) is not { } receiver)
        {
            return false;
        }

        if (Values.Resolve(receiver) is IObjectCreationOperation { Initializer: { } initializer } && initializer.Descendants().Any(SetsNonBlocking))
        {
            return true;
        }

        if (Place.Of(receiver) is not { } socket)
        {
            return false;
        }

        IOperation function = Operations.FunctionOf(operation);
        var changes = Values.RootOf(operation).Descendants().Where(o => Changes(o, socket)).ToList();
        return changes.Any(c => SetsNonBlocking(c) && Operations.FunctionOf(c) != function)
            || changes.Where(c => c.Syntax.SpanStart < operation.Syntax.SpanStart).Reverse().TakeWhile(SetsNonBlocking).Any(c => IsOnEveryWay(c, operation));
    }

    /// <summary>Whether an operation gives the socket's place another socket, or the socket another mode.</summary>
    private static bool Changes(IOperation operation, Place socket) => operation is IAssignmentOperation assignment
        && (IsMode(assignment.Target) ? socket.Equals(Place.Of(((IPropertyReferenceOperation)assignment.Target).Instance)) : Place.Of(assignment.Target) is { } written && socket.IsAtOrIn(written));

    /// <summary>Who asks before he sets it has what he wants in any case.</summary>
    private static bool IsOnEveryWay(IOperation change, IOperation operation) =>
        Order.IsOnEveryWay(change, operation)
        || (change.Parent is { } statement && QuestionAround(statement) is { } question && Order.IsOnEveryWay(question, operation));

    private static IConditionalOperation? QuestionAround(IOperation statement) =>
        (statement.Parent is IBlockOperation ? statement.Parent.Parent : statement.Parent) is IConditionalOperation { WhenFalse: null } question
            && IsMode(Values.Unwrap(question.Condition)) ? question : null;

    private static bool IsMode(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property: { Name: "Blocking", ContainingType.Name: "Socket" } };

    private static bool SetsNonBlocking(IOperation operation) => operation is ISimpleAssignmentOperation assignment
        && IsMode(assignment.Target)
        && assignment.Value.ConstantValue is { HasValue: true, Value: false };
}
