using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What is known of the parameters of type <c>bool</c> while a piece of code runs; two that say the same are equal.</summary>
internal sealed class FlagSet : IEquatable<FlagSet>
{
    /// <summary>Nothing is known.</summary>
    public static readonly FlagSet Empty = new([]);

    private readonly ImmutableArray<FlagValue> _values;

    private FlagSet(ImmutableArray<FlagValue> values) => _values = values;

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => _values.IsEmpty;

    /// <summary>Whether one of them is a flag such as <c>async</c> that says that nothing may be awaited.</summary>
    public bool IsSynchronous => _values.Any(v => v.IsSynchronousMode);

    /// <summary>What a parameter is, or null.</summary>
    public bool? Find(IParameterSymbol parameter)
    {
        foreach (FlagValue known in _values)
        {
            if (KnownSymbols.Same(known.Parameter, parameter))
            {
                return known.Value;
            }
        }

        return null;
    }

    /// <summary>Whether code runs at all that needs its flags to be like this: nothing known may say otherwise.</summary>
    public bool Allows(ImmutableArray<FlagValue> needed)
    {
        foreach (FlagValue flag in needed)
        {
            if (Find(flag.Parameter) is { } known && known != flag.Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same with one more, or with one forgotten.</summary>
    public FlagSet With(IParameterSymbol parameter, bool? value)
    {
        ImmutableArray<FlagValue> others = _values.RemoveAll(v => KnownSymbols.Same(v.Parameter, parameter.OriginalDefinition));
        return value is { } known ? new(others.Add(new FlagValue(parameter, known))) : others.IsEmpty ? Empty : new(others);
    }

    /// <summary>Those only that matter.</summary>
    public FlagSet Where(Func<FlagValue, bool> matters)
    {
        ImmutableArray<FlagValue> kept = _values.RemoveAll(v => !matters(v));
        return kept.Length == _values.Length ? this : kept.IsEmpty ? Empty : new(kept);
    }

    /// <inheritdoc/>
    public bool Equals(FlagSet? other) => other is not null && other._values.Length == _values.Length && _values.All(v => other.Find(v.Parameter) == v.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FlagSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // In no order: the same values may have been added in another one.
        int hash = _values.Length;
        foreach (FlagValue flag in _values)
        {
            hash += SymbolEqualityComparer.Default.GetHashCode(flag.Parameter) ^ (flag.Value ? 1 : 0);
        }

        return hash;
    }
}
