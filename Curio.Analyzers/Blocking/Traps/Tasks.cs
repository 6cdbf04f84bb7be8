using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>How a task is passed on and completed.</summary>
internal static class Tasks
{
    private static readonly string[] s_sameTask = ["GetAwaiter", "ConfigureAwait", "AsTask", "Preserve", "WaitAsync", "WithCancellation"];

    private static readonly string[] s_completedFactories = ["FromResult", "FromException", "FromCanceled"];

    private static readonly string[] s_elementwise =
        ["Select", "SelectMany", "Where", "Any", "All", "Sum", "Count", "First", "FirstOrDefault", "Max", "Min", "ToDictionary", "ToLookup", "Average", "OrderBy", "Single", "Last", "ForEach", "ConvertAll", "Aggregate"];

    /// <summary>The task that a <c>Result</c>, <c>Wait</c> or <c>GetResult</c> waits for, without what only passes it on.</summary>
    public static IOperation? Root(IOperation operation) => Values.ReceiverOf(operation) is { } receiver ? SameTask(receiver) : null;

    /// <summary>The task behind <c>AsTask()</c>, <c>ConfigureAwait(false)</c> and their like, or behind its own awaiter.</summary>
    public static IOperation SameTask(IOperation task)
    {
        task = Values.Unwrap(task);
        while (task is IInvocationOperation call && s_sameTask.Contains(call.TargetMethod.Name) && Values.ReceiverOf(call) is { } receiver)
        {
            task = receiver;
        }

        if (task is ILocalReferenceOperation { Type.Name: var type }
            && type.EndsWith("Awaiter", StringComparison.Ordinal)
            && Values.Resolve(task) is IInvocationOperation { TargetMethod.Name: "GetAwaiter" } made)
        {
            return SameTask(made);
        }

        return task;
    }

    /// <summary>Whether a value is a task that was complete when it was made.</summary>
    public static bool IsMadeComplete(IOperation value)
    {
        value = SameTask(value);
        return value switch
        {
            IPropertyReferenceOperation { Property: { IsStatic: true, Name: "CompletedTask" } } => true,
            IInvocationOperation { TargetMethod: { IsStatic: true } method } => s_completedFactories.Contains(method.Name) && IsTask(method.ContainingType),
            IObjectCreationOperation { Constructor: { ContainingType.Name: "ValueTask" } constructor } =>
                constructor.Parameters.FirstOrDefault()?.Type.Name is not ("Task" or "IValueTaskSource"),
            IDefaultValueOperation { Type.Name: "ValueTask" } => true,
            IAwaitOperation awaited => SameTask(awaited.Operation) is IInvocationOperation { TargetMethod.Name: "WhenAny" },
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => IsMadeComplete(conditional.WhenTrue) && IsMadeComplete(whenFalse),
            _ => false,
        };
    }

    /// <summary>
    /// The places by which a task can be known: its own, that of its source, that of the collection it is taken from, and the
    /// elements that were put into it.
    /// </summary>
    public static IEnumerable<Place> PlacesOf(IOperation task)
    {
        if (Place.Of(task) is { } own)
        {
            yield return own;
        }

        if (CompletionSources.TaskOf(task) is { } source)
        {
            yield return source;
        }

        if (CollectionOf(task) is { } collection && Place.Of(collection) is { } place)
        {
            yield return place;
        }
    }

    private static IOperation? CollectionOf(IOperation task) => task switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } => list,
        ILocalReferenceOperation local => LoopOver(local),
        IParameterReferenceOperation parameter => SequenceOf(parameter),
        IInvocationOperation { TargetMethod: { Name: "First" or "Last" or "Single" or "ElementAt" } } call => Values.ReceiverOf(call),
        _ => null,
    };

    /// <summary>The collection of a <c>foreach</c> whose variable this is.</summary>
    private static IOperation? LoopOver(ILocalReferenceOperation local)
    {
        for (IOperation? current = local.Parent; current is not null; current = current.Parent)
        {
            if (current is IForEachLoopOperation loop && loop.Locals.Any(l => KnownSymbols.Same(l, local.Local)))
            {
                return loop.Collection;
            }
        }

        return null;
    }

    /// <summary>The sequence of a query operator whose lambda's parameter this is.</summary>
    private static IOperation? SequenceOf(IParameterReferenceOperation parameter)
    {
        for (IOperation? current = parameter.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && KnownSymbols.Same(lambda.Symbol, parameter.Parameter.ContainingSymbol))
            {
                return Delegates.CallOf(lambda) is IInvocationOperation call && s_elementwise.Contains(call.TargetMethod.Name)
                    ? Values.ReceiverOf(call)
                    : null;
            }
        }

        return null;
    }

    /// <summary>Whether a type is a task, without a result or with one.</summary>
    public static bool IsTask(ITypeSymbol type) => type is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };
}
