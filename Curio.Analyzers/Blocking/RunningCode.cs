using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking;

/// <summary>Whether a function that is handed on runs here, on the thread that hands it on, before the function around ends.</summary>
internal static class RunningCode
{
    /// <summary>Whether a lambda, or the name of a method, is called in place.</summary>
    public static bool IsInPlace(IOperation function, KnownSymbols symbols) =>
        Delegates.CallOf(function) switch
        {
            IInvocationOperation call => symbols.RunsInPlace(call.TargetMethod.ReducedFrom ?? call.TargetMethod)
                || (symbols.IsQueryOperator(call.TargetMethod) && IsConsumed(call, symbols)),
            IObjectCreationOperation { Constructor: { } constructor } => symbols.RunsInPlace(constructor),
            _ => false,
        };

    /// <summary>
    /// A query that is lazy runs where it is consumed: by the loop or the operator around it, or by way of a local that the
    /// same function consumes. What is returned, stored or handed to others runs who knows where.
    /// </summary>
    private static bool IsConsumed(IOperation query, KnownSymbols symbols)
    {
        if (query is IInvocationOperation call && symbols.IsQueryOperator(call.TargetMethod) && !symbols.IsLazy(call.TargetMethod))
        {
            return true;
        }

        IOperation? parent = query.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or ITranslatedQueryOperation or IConditionalAccessOperation)
        {
            (query, parent) = (parent, parent.Parent);
        }

        return parent switch
        {
            IForEachLoopOperation loop => loop.Collection == query,
            ISpreadOperation => true,
            IArgumentOperation { Parent: IInvocationOperation outer } => Consumes(outer, symbols),
            IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } constructor } } => symbols.IsCollection(constructor.ContainingType),
            IInvocationOperation outer when outer.Instance == query => Consumes(outer, symbols),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsConsumed(declarator, symbols),
            _ => false,
        };
    }

    private static bool IsConsumed(IVariableDeclaratorOperation declarator, KnownSymbols symbols)
    {
        IOperation function = declarator;
        while (function.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = parent;
        }

        return Functions.OwnOperations(function).Any(o =>
            o is ILocalReferenceOperation local && KnownSymbols.Same(local.Local, declarator.Symbol) && IsConsumed((IOperation)local, symbols));
    }

    private static bool Consumes(IInvocationOperation call, KnownSymbols symbols) => symbols.IsQueryOperator(call.TargetMethod)
        ? IsConsumed(call, symbols)
        : symbols.IsCollection(call.TargetMethod.ContainingType)
            || (call.TargetMethod.ContainingType is { Name: "Task" or "String" } && call.TargetMethod.Name is "WhenAll" or "WhenAny" or "WaitAll" or "WaitAny" or "Join" or "Concat");
}
