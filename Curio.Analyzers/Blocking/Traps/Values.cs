using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Where a value comes from, as far as one look at the code can tell.</summary>
internal static class Values
{
    /// <summary>An operand without the conversions and parentheses around it.</summary>
    public static IOperation Unwrap(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                case IConditionalAccessInstanceOperation instance when AccessOf(instance) is { } access:
                    value = access.Operation;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>
    /// What a member is used on: the instance, or the first argument of an extension. For a conditional access it is what
    /// stands before the question mark.
    /// </summary>
    public static IOperation? ReceiverOf(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } => Unwrap(instance),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments.Length: > 0 } call => Unwrap(call.Arguments[0].Value),
        IMemberReferenceOperation { Instance: { } instance } => Unwrap(instance),
        _ => null,
    };

    /// <summary>The resources of a <c>using</c>.</summary>
    public static IEnumerable<IOperation> Resources(IOperation resources) => resources is IVariableDeclarationGroupOperation group
        ? group.Declarations.SelectMany(d => d.Declarators).Select(d => d.GetVariableInitializer()?.Value).OfType<IOperation>()
        : [resources];

    /// <summary>The top of the operations that belong to one member.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>
    /// The only value that a local or a private field ever gets, when that can be seen; otherwise the value itself.
    /// </summary>
    public static IOperation Resolve(IOperation value)
    {
        value = Unwrap(value);
        return value switch
        {
            ILocalReferenceOperation local => OnlyValueOf(local) is { } found ? Unwrap(found) : value,
            IFieldReferenceOperation field => FieldValues.OnlyValueOf(field) is { } found ? Unwrap(found) : value,
            _ => value,
        };
    }

    /// <summary>The value that a local was declared with and keeps, where it is used behind that; null for all else.</summary>
    public static IOperation? KeptBy(IOperation value) =>
        value is ILocalReferenceOperation local && OnlyValueOf(local) is { } found && found.Syntax.Span.End <= local.Syntax.SpanStart ? Unwrap(found) : null;

    /// <summary>Whether an operation gives a new value to what it refers to.</summary>
    public static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IAddressOfOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        ITupleOperation tuple => IsTargetOfDeconstruction(tuple),
        _ => false,
    };

    private static bool IsTargetOfDeconstruction(IOperation tuple)
    {
        while (tuple.Parent is ITupleOperation or IConversionOperation or IDeclarationExpressionOperation)
        {
            tuple = tuple.Parent;
        }

        return tuple.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple;
    }

    /// <summary>All values that a local is given, in the order of the text; none when one of them cannot be seen.</summary>
    public static List<IOperation> AllValuesOf(ILocalReferenceOperation local)
    {
        List<IOperation> values = [];
        bool isDeclared = false;
        foreach (IOperation operation in RootOf(local).Descendants())
        {
            switch (operation)
            {
                // What a loop, a pattern or an out argument declares gets its value there.
                case IVariableDeclaratorOperation { Parent: IVariableDeclarationOperation } declarator when KnownSymbols.Same(declarator.Symbol, local.Local):
                    isDeclared = true;
                    values.AddRange(declarator.GetVariableInitializer() is { } initializer ? [initializer.Value] : []);
                    break;
                case ILocalReferenceOperation { Parent: ISimpleAssignmentOperation { IsRef: false } or ICoalesceAssignmentOperation } other
                    when KnownSymbols.Same(other.Local, local.Local) && other.Parent is IAssignmentOperation assignment && assignment.Target == other:
                    values.Add(assignment.Value);
                    break;
                case ILocalReferenceOperation other when KnownSymbols.Same(other.Local, local.Local) && IsWritten(other):
                    return [];
            }
        }

        return isDeclared ? values : [];
    }

    private static IOperation? OnlyValueOf(ILocalReferenceOperation local) =>
        AllValuesOf(local) is { Count: 1 } values && values[0].Parent is IVariableInitializerOperation ? values[0] : null;

    private static IConditionalAccessOperation? AccessOf(IOperation instance)
    {
        // The instance belongs to the nearest access whose right side holds it.
        IOperation current = instance;
        while (current.Parent is { } parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
            {
                return access;
            }

            current = parent;
        }

        return null;
    }
}
