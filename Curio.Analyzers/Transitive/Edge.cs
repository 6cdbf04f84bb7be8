using System.Collections.Immutable;

namespace Curio.Analyzers.Transitive;

/// <summary>A step whose targets are known.</summary>
internal sealed class Edge
{
    /// <summary>Creates an edge.</summary>
    /// <param name="step">The step.</param>
    /// <param name="targets">What it may run.</param>
    /// <param name="isCertain">Whether it certainly blocks when all of those do.</param>
    /// <param name="isOpen">Whether other assemblies can add targets.</param>
    public Edge(Step step, ImmutableArray<CodeUnit> targets, bool isCertain, bool isOpen = false)
    {
        Step = step;
        Targets = targets;
        IsCertain = isCertain;
        IsOpen = isOpen;
    }

    /// <summary>The step.</summary>
    public Step Step { get; }

    /// <summary>What it may run, in the order of the sources; empty when it blocks itself.</summary>
    public ImmutableArray<CodeUnit> Targets { get; }

    /// <summary>Whether it certainly blocks when all of its targets do.</summary>
    public bool IsCertain { get; }

    /// <summary>Whether other assemblies can add targets: then it is certain only in here.</summary>
    public bool IsOpen { get; }
}
