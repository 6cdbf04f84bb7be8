using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Work handed to other threads that is nothing but a coroutine. They make it, and nobody runs it.</summary>
internal static class CoroutineWork
{
    /// <summary>The coroutine that a call hands over as its work, also through the thread that it starts; null for other work.</summary>
    public static IOperation? Of(IOperation call, KnownSymbols symbols)
    {
        IOperation? found = null;
        foreach (IOperation work in DelegatesOf(call))
        {
            if (MadeBy(work, symbols) is not { } coroutine)
            {
                return null;
            }

            found ??= coroutine;
        }

        return found;
    }

    /// <summary>The call, or the constructor of a thread, whose work a coroutine is, if it is all that a lambda does.</summary>
    public static IOperation? TakerOf(IOperation coroutine, KnownSymbols symbols)
    {
        IOperation? function = coroutine.Parent;
        while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = function.Parent;
        }

        return function is not null && MadeBy(function, symbols) == coroutine ? Delegates.CallOf(function) : null;
    }

    private static IEnumerable<IOperation> DelegatesOf(IOperation call) => call switch
    {
        IInvocationOperation { Instance: { Type.Name: "Thread" } thread } => Values.Resolve(thread) is IObjectCreationOperation made ? DelegatesOf(made) : [],
        IInvocationOperation invocation => invocation.Arguments.SelectMany(a => DelegatesIn(a.Value)),
        IObjectCreationOperation creation => creation.Arguments.SelectMany(a => DelegatesIn(a.Value)),
        _ => [],
    };

    private static IEnumerable<IOperation> DelegatesIn(IOperation argument) => Values.Unwrap(argument) switch
    {
        IDelegateCreationOperation made => [made.Target],
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.SelectMany(DelegatesIn),
        _ => [],
    };

    private static IOperation? MadeBy(IOperation work, KnownSymbols symbols) => work switch
    {
        IMethodReferenceOperation reference => symbols.IsCoro(reference.Method.ReturnType) ? reference : null,
        IAnonymousFunctionOperation { Symbol.IsAsync: true } lambda => symbols.IsCoro(lambda.Symbol.ReturnType) ? lambda : null,
        IAnonymousFunctionOperation lambda => OnlyStatement(lambda.Body) switch
        {
            IReturnOperation { ReturnedValue: { } value } => Coroutine(value, symbols),
            IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } } => Coroutine(value, symbols),
            IExpressionStatementOperation { Operation: var value } => Coroutine(value, symbols),
            _ => null,
        },
        _ => null,
    };

    private static IOperation? OnlyStatement(IBlockOperation body) =>
        body.Operations.Length > 0 && body.Operations.Skip(1).All(o => o.IsImplicit) ? body.Operations[0] : null;

    private static IInvocationOperation? Coroutine(IOperation value, KnownSymbols symbols) =>
        Values.Unwrap(value) is IInvocationOperation call && symbols.IsCoro(call.Type) ? call : null;
}
