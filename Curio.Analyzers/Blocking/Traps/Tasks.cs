using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>How a task is passed on and completed.</summary>
internal static class Tasks
{
    private static readonly string[] s_sameTask = ["GetAwaiter", "ConfigureAwait", "AsTask", "Preserve", "WaitAsync", "WithCancellation"];

    private static readonly string[] s_completedFactories = ["FromResult", "FromException", "FromCanceled"];

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
            IInvocationOperation { TargetMethod: { IsStatic: true } method } when s_completedFactories.Contains(method.Name) => IsTask(method.ContainingType),
            IObjectCreationOperation { Constructor: { ContainingType.Name: "ValueTask" } constructor } =>
                constructor.Parameters.FirstOrDefault()?.Type.Name is not ("Task" or "IValueTaskSource"),
            IDefaultValueOperation { Type.Name: "ValueTask" } => true,
            ILocalReferenceOperation local when IsMatched(local) => true,
            IAwaitOperation awaited => SameTask(awaited.Operation) is IInvocationOperation { TargetMethod.Name: "WhenAny" },
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => IsMadeComplete(conditional.WhenTrue) && IsMadeComplete(whenFalse),
            _ => Sequences.HoldsComplete(value),
        };
    }

    /// <summary>Whether a local is the name that a pattern gives to a complete task: where the pattern has not matched, there is no such task.</summary>
    private static bool IsMatched(ILocalReferenceOperation local)
    {
        IRecursivePatternOperation? pattern = null;
        foreach (IOperation operation in Values.RootOf(local).Descendants())
        {
            if (operation is ILocalReferenceOperation other && KnownSymbols.Same(other.Local, local.Local) && Values.IsWritten(other))
            {
                return false;
            }

            if (operation is IRecursivePatternOperation { DeclaredSymbol: { } name } named && KnownSymbols.Same(name, local.Local))
            {
                pattern = named;
            }
        }

        return pattern is not null && CompletionFlow.SaysComplete(pattern, true);
    }

    /// <summary>The places by which a task can be known: its own, that of what its local was given, and those of collections that it is taken from.</summary>
    public static IEnumerable<Place> PlacesOf(IOperation task) =>
        OwnPlacesOf(task).Concat(Sequences.PlacesOf(SameTask(task))).Concat(ThroughLocal(task, PlacesOf));

    /// <summary>The places where exactly this task stands.</summary>
    public static IEnumerable<Place> OwnPlacesOf(IOperation task) =>
        (Place.Of(SameTask(task)) is { } own ? [own] : Enumerable.Empty<Place>()).Concat(ThroughLocal(task, OwnPlacesOf));

    /// <summary>The places of what a local was given, those that still hold the same.</summary>
    public static IEnumerable<Place> ThroughLocal(IOperation reference, Func<IOperation, IEnumerable<Place>> placesOf) =>
        Values.KeptBy(SameTask(reference)) is { } value ? placesOf(value).Where(place => Changes.Spare(place, value)) : [];

    /// <summary>Whether a type is a task, without a result or with one.</summary>
    public static bool IsTask(ITypeSymbol type) => type is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };
}
