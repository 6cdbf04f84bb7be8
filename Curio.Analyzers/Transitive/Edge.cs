using System.Collections.Immutable;

namespace Curio.Analyzers.Transitive;

/// <summary>A step whose targets are known.</summary>
internal sealed class Edge
{
    /// <summary>Creates an edge.</summary>
    public Edge(Step step, ImmutableArray<CodeUnit> targets, bool isCertain)
    {
        Step = step;
        Targets = targets;
        IsCertain = isCertain;
    }

    /// <summary>The step.</summary>
    public Step Step { get; }

    /// <summary>What it may run, in the order of the sources; empty when it blocks itself.</summary>
    public ImmutableArray<CodeUnit> Targets { get; }

    /// <summary>Whether it certainly blocks when all of its targets do.</summary>
    public bool IsCertain { get; }
}
