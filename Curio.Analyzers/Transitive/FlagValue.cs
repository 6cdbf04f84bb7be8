using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>A parameter of type <c>bool</c> and what it is.</summary>
internal readonly struct FlagValue
{
    /// <summary>Creates a value of a parameter.</summary>
    public FlagValue(IParameterSymbol parameter, bool value)
    {
        Parameter = parameter.OriginalDefinition;
        Value = value;
    }

    /// <summary>The parameter, as its method declares it.</summary>
    public IParameterSymbol Parameter { get; }

    /// <summary>What it is.</summary>
    public bool Value { get; }

    /// <summary>Whether this says that a function which serves two kinds of callers must not await.</summary>
    public bool IsSynchronousMode => !Value && Blocking.Traps.AsyncChoice.IsFlag(Parameter);
}
