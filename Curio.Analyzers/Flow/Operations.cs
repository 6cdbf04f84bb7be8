using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Flow;

/// <summary>Steps through the tree of operations that several rules take.</summary>
internal static class Operations
{
    /// <summary>The operation that contains all of the member.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
        }

        return current;
    }

    /// <summary>The lambda or local function around an operation, or the root of the member.</summary>
    public static IOperation FunctionOf(IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            if (IsFunction(parent))
            {
                return parent;
            }

            current = parent;
        }

        return current;
    }

    /// <summary>The value as its context sees it: with the conversions, and the choice between values, that it is part of.</summary>
    public static IOperation Outermost(IOperation value) => value.Parent switch
    {
        IConversionOperation conversion => Outermost(conversion),
        IConditionalOperation choice when choice.Condition != value && choice.Type is not null => Outermost(choice),
        ICoalesceOperation coalesce => Outermost(coalesce),
        _ => value,
    };

    /// <summary>The value without the conversions around it.</summary>
    public static IOperation WithoutConversions(IOperation value) =>
        value is IConversionOperation { Conversion.IsUserDefined: false } conversion ? WithoutConversions(conversion.Operand) : value;

    /// <summary>The call that a lambda, or the name of a function, is an argument of.</summary>
    public static IOperation? CallTaking(IOperation function)
    {
        IOperation? current = function.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation)
        {
            current = current.Parent;
        }

        return (current as IArgumentOperation)?.Parent;
    }

    /// <summary>The method that a lambda, or the name of a function, is handed to.</summary>
    public static IMethodSymbol? MethodTaking(IOperation function) => CallTaking(function) switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    /// <summary>Where a member names a local, its declaration apart.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation root) =>
        root.Descendants().OfType<ILocalReferenceOperation>()
            .Where(r => !r.IsDeclaration && KnownSymbols.Same(r.Local, local));

    /// <summary>Whether an operation stands in a <c>finally</c> of its own function.</summary>
    public static bool IsInFinally(IOperation operation)
    {
        for (IOperation current = operation; current.Parent is { } parent && !IsFunction(parent); current = parent)
        {
            if (parent is ITryOperation attempt && attempt.Finally == current)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The argument for a parameter, or null.</summary>
    public static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value;

    /// <summary>Whether an operation is a function, whose body runs when it is called.</summary>
    public static bool IsFunction(IOperation operation) =>
        operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
}
