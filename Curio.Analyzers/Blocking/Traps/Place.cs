using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>
/// Where a value is kept: a local, a parameter, or a path of fields and properties that begins at one of them or at <c>this</c>.
/// </summary>
internal sealed class Place : IEquatable<Place>
{
    private readonly ISymbol? _symbol;
    private readonly Place? _owner;
    private readonly object? _index;

    private Place(ISymbol? symbol, Place? owner, object? index = null)
    {
        _symbol = symbol;
        _owner = owner;
        _index = index;
    }

    /// <summary>The symbol at the end of the path; null for <c>this</c>.</summary>
    public ISymbol? Symbol => _symbol;

    /// <summary>The place that an operation reads, or null when it makes its value some other way.</summary>
    public static Place? Of(IOperation? operation) => operation is null ? null : Values.Unwrap(operation) switch
    {
        ILocalReferenceOperation local => new Place(local.Local, null),
        IParameterReferenceOperation parameter => new Place(parameter.Parameter, null),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => new Place(null, null),
        IFieldReferenceOperation field => OfMember(field.Field, field.Instance),
        IPropertyReferenceOperation { Arguments.Length: 0 } property => OfMember(property.Property, property.Instance),
        IArrayElementReferenceOperation { Indices.Length: 1 } element => OfElement(null, element.ArrayReference, element.Indices[0]),
        IPropertyReferenceOperation { Property: { IsIndexer: true } indexer, Instance: { } list, Arguments: { Length: 1 } arguments } => OfElement(indexer, list, arguments[0].Value),
        _ => null,
    };

    /// <summary>The place of a local or parameter.</summary>
    public static Place Of(ISymbol symbol) => new(symbol, null);

    /// <summary>The place of a member of what stands at another place.</summary>
    public static Place? OfMember(ISymbol member, IOperation? instance) =>
        instance is null ? new Place(member, null)
        : Of(instance) is { } owner ? new Place(member, owner)
        : null;

    /// <summary>The place of a member of what stands at another place.</summary>
    public static Place OfMember(ISymbol member, Place owner) => new(member, owner);

    /// <summary>The same path from another beginning; null when it does not begin there.</summary>
    public Place? Moved(Place from, Place to) => Equals(from) ? to
        : _owner?.Moved(from, to) is { } owner ? new Place(_symbol, owner, _index)
        : null;

    /// <summary>Whether a new value of <paramref name="other"/> changes what stands here.</summary>
    public bool IsAtOrIn(Place other) => Equals(other) || _owner?.IsAtOrIn(other) == true || (_index is ISymbol index && Of(index).Equals(other));

    /// <inheritdoc/>
    public bool Equals(Place? other) => other is not null && KnownSymbols.Same(_symbol, other._symbol) && Equals(_owner, other._owner) && Equals(_index, other._index);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Place);

    /// <inheritdoc/>
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(_symbol);

    /// <summary>An element by a constant, or by a variable that can be watched.</summary>
    private static Place? OfElement(ISymbol? indexer, IOperation list, IOperation index)
    {
        object? key = Values.Unwrap(index) switch
        {
            { ConstantValue: { HasValue: true, Value: { } constant } } => constant,
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return key is not null && Of(list) is { } owner ? new Place(indexer, owner, key) : null;
    }
}
