using System.Collections.Immutable;

namespace Curio.Analyzers.Transitive;

/// <summary>An edge during the spreading of verdicts: it counts how many of its targets are still open.</summary>
internal sealed class WaitingEdge
{
    private readonly bool _needsAll;
    private int _open;
    private int _farthest;

    /// <summary>Creates an edge none of whose targets is decided.</summary>
    public WaitingEdge(int owner, Edge edge, bool needsAll)
    {
        Owner = owner;
        Targets = edge.Targets;
        _needsAll = needsAll;
        _open = needsAll ? edge.Targets.Length : 1;
    }

    /// <summary>The unit that the edge leads out of.</summary>
    public int Owner { get; }

    /// <summary>Where it leads.</summary>
    public ImmutableArray<CodeUnit> Targets { get; }

    /// <summary>What must be known of a target for it to count.</summary>
    public Certainty Needed => _needsAll ? Certainty.Certain : Certainty.Possible;

    /// <summary>Notes that a target blocks at a distance.</summary>
    public void Arrive(int distance, DistanceQueue queue)
    {
        // One that needs a single target may hear of several, the boundary's in any order: the queue sorts them.
        _farthest = _needsAll ? Math.Max(_farthest, distance) : distance;
        if (--_open == 0 || !_needsAll)
        {
            queue.Add(_farthest + 1, Owner);
        }
    }
}
