using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>What gives a place another value, or a collection further elements.</summary>
internal static class Changes
{
    // To take elements out leaves what is said of all elements true.
    private static readonly HashSet<string> s_additions = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "Enqueue", "GetOrAdd", "Insert", "InsertRange", "Push", "TryAdd",
    };

    /// <summary>The place that an operation gives another value.</summary>
    public static Place? Written(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => Place.Of(declarator.Symbol),
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
            when Values.IsWritten(operation) => Place.Of(operation),
        IInvocationOperation { TargetMethod: { Name: "Start", ContainingType.Name: "Process" } } started => Place.Of(started.Instance),
        _ => null,
    };

    /// <summary>Whether an operation changes what stands at a place, or what is in it.</summary>
    public static bool To(Place place, IOperation operation) =>
        (Written(operation) is { } written && place.IsAtOrIn(written)) || (Grown(operation) is { } grown && place.IsAtOrIn(grown));

    /// <summary>
    /// Whether a place keeps its value from an operation on: nothing behind that changes it, in the order of the text, and no function
    /// that is called nobody knows when. What stands in front runs again only together with the operation.
    /// </summary>
    public static bool Spare(Place place, IOperation since) => !Values.RootOf(since).Descendants().Any(o =>
        To(place, o) && (o.Syntax.SpanStart >= since.Syntax.Span.End || (Grown(o) is null && IsInOtherFunction(o, since))));

    /// <summary>The collection that an operation gives another element.</summary>
    private static Place? Grown(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element when Values.IsWritten(element) => Place.Of(element.ArrayReference),
        IPropertyReferenceOperation { Property.IsIndexer: true } element when Values.IsWritten(element) => Place.Of(element.Instance),
        IInvocationOperation { Instance: { Type: { } type } instance } call when s_additions.Contains(call.TargetMethod.Name) && IsCollection(type) => Place.Of(instance),
        _ => null,
    };

    private static bool IsCollection(ITypeSymbol type) =>
        type.AllInterfaces.Prepend(type).Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool IsInOtherFunction(IOperation operation, IOperation since)
    {
        IOperation? function = operation.Parent;
        while (function is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = function.Parent;
        }

        return function is not null && !function.Syntax.Span.Contains(since.Syntax.Span);
    }
}
