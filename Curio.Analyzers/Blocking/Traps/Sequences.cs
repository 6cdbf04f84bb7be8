using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>
/// Which collection a value is taken from. All elements of a collection share its place, and a member of theirs has a path that begins
/// there: for <c>job.Task</c> with a <c>job</c> of <c>jobs</c> that is <c>jobs.Task</c>. The values of a dictionary are its elements.
/// </summary>
internal static class Sequences
{
    private static readonly HashSet<string> s_elementwise = new(StringComparer.Ordinal)
    {
        "Select", "SelectMany", "Where", "Any", "All", "Sum", "Count", "First", "FirstOrDefault", "Max", "Min", "ToDictionary", "ToLookup", "Average",
        "OrderBy", "Single", "Last", "ForEach", "ConvertAll", "Aggregate",
    };

    private static readonly HashSet<string> s_elements = new(StringComparer.Ordinal)
    {
        "ElementAt", "ElementAtOrDefault", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault",
    };

    // These hand on all elements, or, in the second list, some of them.
    private static readonly HashSet<string> s_views = new(StringComparer.Ordinal)
    {
        "AsEnumerable", "AsReadOnly", "Cast", "ConfigureAwait", "OrderBy", "OrderByDescending", "Reverse", "ToArray", "ToHashSet", "ToImmutableArray",
        "ToImmutableList", "ToList", "WithCancellation",
    };

    private static readonly HashSet<string> s_parts = new(StringComparer.Ordinal)
    {
        "DistinctBy", "OfType", "Skip", "SkipLast", "SkipWhile", "Take", "TakeLast", "TakeWhile", "Where",
    };

    /// <summary>The places of the collections that a value is an element of, or part of an element.</summary>
    /// <param name="value">The value.</param>
    /// <param name="whole">Only collections all of whose elements the value stands for in turn, as the parameter of a selector does.</param>
    public static IEnumerable<Place> PlacesOf(IOperation value, bool whole = false)
    {
        value = Values.Unwrap(value);
        return value switch
        {
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "KeyValuePair" }, Instance: { } pair } => PlacesOf(pair, whole),
            not IMemberReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }
                when SourceOf(value) is { } source && (!whole || value is IParameterReferenceOperation) => ContentOf(source, whole),
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false }, Instance: { } owner } member =>
                PlacesOf(owner, whole).Select(place => Place.OfMember(member.Member, place)),
            _ => [],
        };
    }

    /// <summary>The places of the collections that the elements of a sequence are taken from.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="whole">Only collections all of whose elements are in the sequence.</param>
    public static IEnumerable<Place> ContentOf(IOperation sequence, bool whole)
    {
        sequence = Values.Unwrap(sequence);
        switch (sequence)
        {
            case IInvocationOperation { TargetMethod.Name: "Select" } select when ResultOf(select) is { } selected:
                return PlacesOf(selected, whole);
            case IInvocationOperation { TargetMethod.Name: "SelectMany" } select when ResultOf(select) is { } selected:
                return ContentOf(selected, whole).Concat(whole ? PlacesOf(selected, whole) : []);
            case IInvocationOperation call when Values.ReceiverOf(call) is { } receiver && (s_views.Contains(call.TargetMethod.Name) || (!whole && s_parts.Contains(call.TargetMethod.Name))):
                return ContentOf(receiver, whole);
            case IPropertyReferenceOperation { Property: { Name: "Values", ContainingType.Arity: 2 }, Instance: { } dictionary }:
                return ContentOf(dictionary, whole);
            default:
                IEnumerable<Place> found = whole ? [] : PlacesOf(sequence);
                found = Place.Of(sequence) is { } own ? found.Append(own) : found;
                return Values.KeptBy(sequence) is { } value ? found.Concat(ContentOf(value, whole).Where(place => Changes.Spare(place, value))) : found;
        }
    }

    /// <summary>
    /// Whether a value is an element of a sequence of none but complete tasks: the results of <c>WhenEach</c>, or what a predicate chose for that.
    /// </summary>
    public static bool HoldsComplete(IOperation element) => (element is IInvocationOperation call && s_elements.Contains(call.TargetMethod.Name) && Chooses(call))
        || (SourceOf(element) is { } source && IsComplete(source));

    /// <summary>Whether a predicate over elements that comes out like this for one of them says that it is complete.</summary>
    public static bool PredicateSays(IInvocationOperation call, bool outcome) =>
        LambdaOf(call) is { Symbol.Parameters: { Length: > 0 } elements } && ResultOf(call) is { } result && CompletionFlow.Implies(result, outcome, Place.Of(elements[0]));

    /// <summary>What the only expression of a call's lambda gives.</summary>
    private static IOperation? ResultOf(IInvocationOperation call) =>
        LambdaOf(call) is { Body.Operations: { Length: 1 } body } && body[0] is IReturnOperation { ReturnedValue: { } value } ? Values.Unwrap(value) : null;

    private static IAnonymousFunctionOperation? LambdaOf(IInvocationOperation call) => call.Arguments
        .Select(a => Values.Unwrap(a.Value) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } ? lambda : null)
        .FirstOrDefault(lambda => lambda is not null);

    private static bool IsComplete(IOperation sequence) => Values.Unwrap(sequence) switch
    {
        IInvocationOperation { TargetMethod: { Name: "WhenEach" } method } => Tasks.IsTask(method.ContainingType),
        IInvocationOperation { TargetMethod.Name: var name } call when s_views.Contains(name) || s_parts.Contains(name) =>
            (name == "Where" && Chooses(call)) || (Values.ReceiverOf(call) is { } receiver && IsComplete(receiver)),
        ILocalReferenceOperation local => Values.KeptBy(local) is { } value && IsComplete(value),
        _ => false,
    };

    private static bool Chooses(IInvocationOperation call) => PredicateSays(call, outcome: true);

    private static IOperation? SourceOf(IOperation element) => element switch
    {
        IArrayElementReferenceOperation array => array.ArrayReference,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } => list,
        ILocalReferenceOperation local => LoopOver(local),
        IParameterReferenceOperation parameter => SequenceOf(parameter),
        IInvocationOperation call when s_elements.Contains(call.TargetMethod.Name) => Values.ReceiverOf(call),
        _ => null,
    };

    /// <summary>The collection of a <c>foreach</c> whose variable this is.</summary>
    private static IOperation? LoopOver(ILocalReferenceOperation local)
    {
        IOperation child = local;
        for (IOperation? current = local.Parent; current is not null; child = current, current = current.Parent)
        {
            if (current is IForEachLoopOperation loop && loop.Body == child && loop.Locals.Any(l => KnownSymbols.Same(l, local.Local)))
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
}
