using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What a body does, read from it alone.</summary>
internal sealed class UnitBody
{
    /// <summary>Does nothing that matters.</summary>
    public static readonly UnitBody Empty = new([], [], [], false);

    /// <summary>Creates a body.</summary>
    public UnitBody(
        ImmutableArray<Step> steps,
        ImmutableArray<IParameterSymbol> invoked,
        ImmutableArray<(IParameterSymbol Own, IParameterSymbol To)> passed,
        bool isIterator)
    {
        Steps = steps;
        Invoked = invoked;
        Passed = passed;
        IsIterator = isIterator;
    }

    /// <summary>The steps, in the order of the source.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <summary>Whether a flag decides about a step, or is handed on; a function within may ask for any.</summary>
    public bool DependsOn(IParameterSymbol flag) => Steps.Any(s =>
        s.Function is not null
        || s.Callee is IMethodSymbol { MethodKind: MethodKind.LocalFunction }
        || s.Needed.Any(n => KnownSymbols.Same(n.Parameter, flag))
        || s.Arguments.Any(a => KnownSymbols.Same(a.Own, flag)));

    /// <summary>The delegate parameters that it calls.</summary>
    public ImmutableArray<IParameterSymbol> Invoked { get; }

    /// <summary>The delegate parameters that it hands on, and to which.</summary>
    public ImmutableArray<(IParameterSymbol Own, IParameterSymbol To)> Passed { get; }

    /// <summary>Whether it runs when its result is enumerated, not when it is called.</summary>
    public bool IsIterator { get; }
}
