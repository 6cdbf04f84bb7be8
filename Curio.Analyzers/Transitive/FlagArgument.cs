using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What a call passes for a parameter of type <c>bool</c>: a constant, or a parameter of the caller.</summary>
internal readonly struct FlagArgument
{
    private readonly bool _value;
    private readonly IParameterSymbol? _own;

    /// <summary>Creates an argument.</summary>
    /// <param name="ordinal">Which parameter it is for: an override has it at the same place.</param>
    /// <param name="value">The constant; with <paramref name="own"/>, what the argument is when that is true.</param>
    /// <param name="own">The caller's parameter that is handed on.</param>
    public FlagArgument(int ordinal, bool value, IParameterSymbol? own)
    {
        Ordinal = ordinal;
        _value = value;
        _own = own?.OriginalDefinition;
    }

    /// <summary>Which parameter it is for.</summary>
    public int Ordinal { get; }

    /// <summary>The caller's parameter that is handed on; null for a constant.</summary>
    public IParameterSymbol? Own => _own;

    /// <summary>What is passed, as far as the caller's own parameters are known.</summary>
    public bool? ValueIn(FlagSet known) => _own is null ? _value : known.Find(_own) is { } own ? own == _value : null;
}
