using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>What is certainly among the elements of a collection where it is used as a whole.</summary>
internal static class Gathered
{
    private static readonly string[] s_removals = ["Clear", "Dequeue", "Pop", "Take"];

    /// <summary>The places of collections that are in there with all their elements, and those of single values.</summary>
    public static IEnumerable<Place> In(IOperation collection)
    {
        collection = Values.Unwrap(collection);
        return ElementsOf(collection) is { } elements ? elements.SelectMany(Value) : Sequences.ContentOf(collection, whole: true).Concat(PutInto(collection));
    }

    private static IEnumerable<Place> Value(IOperation element) => element is ISpreadOperation spread ? In(spread.Operand) : Completions.At(Tasks.SameTask(element));

    /// <summary>The elements that an expression puts into the collection that it makes.</summary>
    private static IEnumerable<IOperation>? ElementsOf(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        IObjectCreationOperation creation =>
            creation.Initializer?.Initializers.OfType<IInvocationOperation>().Where(c => c.Arguments.Length == 1).Select(c => c.Arguments[0].Value) ?? [],
        _ => null,
    };

    /// <summary>What a local collection was made with, and what was added to it on every way to its use, if nothing is ever taken out.</summary>
    private static IEnumerable<Place> PutInto(IOperation collection)
    {
        if (collection is not ILocalReferenceOperation local || Values.KeptBy(local) is not { } made || ElementsOf(made) is null)
        {
            return [];
        }

        var uses = Values.RootOf(local).Descendants().OfType<ILocalReferenceOperation>().Where(o => KnownSymbols.Same(o.Local, local.Local)).ToList();
        if (uses.Any(TakesOut))
        {
            return [];
        }

        return In(made).Where(place => Changes.Spare(place, made)).Concat(uses.SelectMany(use => AddedAt(use, local)));
    }

    private static IEnumerable<Place> AddedAt(IOperation use, IOperation end) =>
        use.Parent is IInvocationOperation { Arguments.Length: 1, TargetMethod.Name: "Add" or "AddRange" or "Enqueue" or "Push" } call
        && call.Instance == use && Order.IsOnEveryWay(call, end) && call.Syntax.Span.End <= end.Syntax.SpanStart
            ? (call.TargetMethod.Name == "AddRange" ? In(call.Arguments[0].Value) : Value(call.Arguments[0].Value)).Where(place => Changes.Spare(place, call))
            : [];

    private static bool TakesOut(IOperation use) => use.Parent switch
    {
        IInvocationOperation call when call.Instance == use => call.TargetMethod.Name is var name
            && (s_removals.Contains(name) || name.StartsWith("Remove", StringComparison.Ordinal) || name.StartsWith("Try", StringComparison.Ordinal)),
        IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => Values.IsWritten(use.Parent),
        _ => false,
    };
}
