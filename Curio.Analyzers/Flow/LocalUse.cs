using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Flow;

/// <summary>How a place in the code uses the object that a local holds.</summary>
internal static class LocalUse
{
    /// <summary>
    /// Whether somebody else may have the object after this use: everything but calling a member of it, iterating it,
    /// comparing it, and giving the local another value.
    /// </summary>
    public static bool Escapes(IOperation reference)
    {
        IOperation outer = reference;
        while (outer.Parent is IConversionOperation conversion)
        {
            outer = conversion;
        }

        return outer.Parent switch
        {
            IInvocationOperation call => call.Instance != outer,
            IPropertyReferenceOperation property => property.Instance != outer,
            IForEachLoopOperation or IBinaryOperation or IIsPatternOperation or IIsTypeOperation => false,
            IConditionalAccessOperation access => access.Operation != outer,
            IAssignmentOperation assignment => assignment.Target != outer,
            INameOfOperation or IExpressionStatementOperation => false,
            _ => true,
        };
    }

    /// <summary>The call that has this reference as its object, or null.</summary>
    public static IInvocationOperation? CallOn(IOperation reference) =>
        reference.Parent is IInvocationOperation call && call.Instance == reference ? call
        : reference.Parent is IConditionalAccessOperation { WhenNotNull: IInvocationOperation conditional } access
            && access.Operation == reference ? conditional
        : null;

    /// <summary>Whether this reference is the resource of a <c>using</c>.</summary>
    public static bool IsResource(IOperation reference) => Fate.Of(reference).Kind is FateKind.Using or FateKind.AwaitUsing;
}
