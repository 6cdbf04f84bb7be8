using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>A return that hands out a coroutine, or a task, from within a block that is over when it runs.</summary>
internal readonly struct UnawaitedReturn
{
    private UnawaitedReturn(IOperation value, string why)
    {
        Value = value;
        Why = why;
    }

    /// <summary>What is returned.</summary>
    public IOperation Value { get; }

    /// <summary>What is over by then.</summary>
    public string Why { get; }

    /// <summary>Recognises one; null for every other return.</summary>
    public static UnawaitedReturn? From(IReturnOperation statement, ISymbol containingSymbol, CurioContext curio)
    {
        if (statement is not { Kind: OperationKind.Return, ReturnedValue: { } value }
            || LostValues.WithoutConversion(value) is not { } plain
            || ModeOf(plain.Type, statement, curio) is not (not CodeContext.None and var mode)
            || Functions.Around(statement, containingSymbol) is not { IsAsync: false }
            || !StartsWork(plain))
        {
            return null;
        }

        return BlockAround(statement, plain, mode) is { } why ? new UnawaitedReturn(plain, why) : null;
    }

    private static CodeContext ModeOf(ITypeSymbol? type, IReturnOperation statement, CurioContext curio) =>
        curio.Symbols.IsCoro(type) ? CodeContext.Coroutine
        : type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } }
            && curio.Options.ChecksAllAsync(statement.Syntax.SyntaxTree) ? CodeContext.Task
        : CodeContext.None;

    /// <summary>Whether a call gave the value; what has ended, or was made elsewhere, needs nothing of this block.</summary>
    private static bool StartsWork(IOperation value) => value switch
    {
        IInvocationOperation call => call.TargetMethod.Name is not ("FromResult" or "FromException" or "FromCanceled"),
        IConditionalOperation choice => StartsWork(choice.WhenTrue) || (choice.WhenFalse is { } other && StartsWork(other)),
        ISwitchExpressionOperation choice => choice.Arms.Any(a => StartsWork(a.Value)),
        ICoalesceOperation choice => StartsWork(choice.WhenNull),
        IConversionOperation conversion => StartsWork(conversion.Operand),
        _ => false,
    };

    private static string? BlockAround(IReturnOperation statement, IOperation value, CodeContext mode)
    {
        string moment = mode == CodeContext.Coroutine ? "before it runs" : "before it ends";
        IOperation current = statement;
        for (IOperation? parent = current.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = current.Parent)
        {
            string? why = parent switch
            {
                IUsingOperation use when use.Body == current => $"the resource of 'using' is disposed of {moment}",
                IBlockOperation block when block.Operations.TakeWhile(o => o != current).Any(o => o is IUsingDeclarationOperation) =>
                    $"the resource of 'using' is disposed of {moment}",
                ILockOperation hold when hold.Body == current && mode == CodeContext.Coroutine => $"the lock is released {moment}",
                ITryOperation guard when Guards(guard, current, mode) && !(mode == CodeContext.Task && StartWasGuarded(guard, value)) => $"the 'try' is over {moment}",
                _ => null,
            };
            if (why is not null)
            {
                return why;
            }

            current = parent;
        }

        return null;
    }

    /// <summary>
    /// Whether an exception, or the end, of what is returned would matter to a <c>try</c>. A hot task has thrown by now what
    /// its call could throw, and a handler that makes a failed task of that is right.
    /// </summary>
    private static bool Guards(ITryOperation guard, IOperation part, CodeContext mode) =>
        (guard.Finally is not null && guard.Finally != part)
        || (guard.Body == part && guard.Catches.Length > 0 && (mode == CodeContext.Coroutine || !guard.Catches.Any(MakesFailedTask)));

    private static bool MakesFailedTask(ICatchClauseOperation handler) =>
        handler.Descendants().OfType<IInvocationOperation>().Any(c => c.TargetMethod.Name is "FromException" or "FromCanceled");

    /// <summary>
    /// Whether the <c>try</c> is about the start alone: a task that runs already is given to an asynchronous function, which looks
    /// after it from there; or the handlers give back what the call has taken over by then, and throw on.
    /// </summary>
    private static bool StartWasGuarded(ITryOperation guard, IOperation value) =>
        value is IInvocationOperation call && (Continues(call) || (guard.Finally is null && guard.Catches.All(c => GivesBackWhatIsHandedOver(c, call))));

    private static bool Continues(IInvocationOperation call) =>
        call.TargetMethod.IsAsync && call.Arguments.Any(a => a.Value.Type is
        {
            Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" }
        });

    private static bool GivesBackWhatIsHandedOver(ICatchClauseOperation handler, IInvocationOperation call) =>
        handler.Handler.Descendants().Any(o => o is IThrowOperation { Exception: null })
        && handler.Handler.Descendants().OfType<IInvocationOperation>().Any(c => c.TargetMethod.Name is "Dispose" or "Return"
            && call.Arguments.Any(a => VariableOf(a.Value) is { } handed
                && KnownSymbols.Same(handed, VariableOf(c.TargetMethod.Name == "Dispose" ? c.Instance : c.Arguments.FirstOrDefault()?.Value))));

    private static ISymbol? VariableOf(IOperation? value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConversionOperation conversion => VariableOf(conversion.Operand),
        _ => null,
    };
}
