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

    private Place(ISymbol? symbol, Place? owner)
    {
        _symbol = symbol;
        _owner = owner;
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
        _ => null,
    };

    /// <summary>The place of a local or parameter.</summary>
    public static Place Of(ISymbol symbol) => new(symbol, null);

    /// <summary>The place of a member of what stands at another place.</summary>
    public static Place? OfMember(ISymbol member, IOperation? instance) =>
        instance is null ? new Place(member, null)
        : Of(instance) is { } owner ? new Place(member, owner)
        : null;

    /// <summary>Whether a new value of <paramref name="other"/> changes what stands here.</summary>
    public bool IsAtOrIn(Place other) => Equals(other) || _owner?.IsAtOrIn(other) == true;

    /// <inheritdoc/>
    public bool Equals(Place? other) => other is not null && KnownSymbols.Same(_symbol, other._symbol) && Equals(_owner, other._owner);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Place);

    /// <inheritdoc/>
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(_symbol);

}
