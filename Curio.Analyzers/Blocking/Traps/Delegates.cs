using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>What is done with a lambda or the name of a method.</summary>
internal static class Delegates
{
    /// <summary>The call that a function is an argument of, or null.</summary>
    public static IOperation? CallOf(IOperation function)
    {
        IOperation? current = function.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return (current as IArgumentOperation)?.Parent;
    }

    /// <summary>The method or constructor that a function is an argument of.</summary>
    public static IMethodSymbol? ReceiverOf(IOperation function) => CallOf(function) switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };
}
