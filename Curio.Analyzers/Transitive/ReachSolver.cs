using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Decides about everything that can be reached from a piece of code at once. Reachable code is collected first, with a list
/// and not by recursion; then verdicts are spread from the blocking calls backwards, nearest first, so that cycles need no
/// care and every verdict is final. It depends on the code alone, never on who asked first.
/// </summary>
internal sealed class ReachSolver
{
    private readonly List<CodeUnit> _units = [];
    private readonly Dictionary<CodeUnit, int> _places = [];
    private readonly Func<CodeUnit, CancellationToken, Edge[]> _edgesOf;
    private readonly CancellationToken _cancellation;
    private bool _isOpen;

    private ReachSolver(Func<CodeUnit, CancellationToken, Edge[]> edgesOf, CancellationToken cancellation)
    {
        _edgesOf = edgesOf;
        _cancellation = cancellation;
    }

    /// <summary>The verdict about a piece of code; all that it reaches is decided with it.</summary>
    public static Verdict Solve(CodeUnit root, Func<CodeUnit, CancellationToken, Edge[]> edgesOf, CancellationToken cancellation)
    {
        if (root.Verdict is { } known)
        {
            return known;
        }

        ReachSolver solver = new(edgesOf, cancellation);
        solver.Collect(root);
        int[] certain = solver.Spread(isCertain: true, isAbroad: false, []);
        int[] possible = solver.Spread(isCertain: false, isAbroad: false, certain);
        int[] abroad = solver._isOpen ? solver.Spread(isCertain: true, isAbroad: true, []) : certain;
        solver.Decide(certain, possible, abroad);
        return root.Verdict!;
    }

    private void Collect(CodeUnit root)
    {
        Add(root);
        for (int i = 0; i < _units.Count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            foreach (Edge edge in _edgesOf(_units[i], _cancellation))
            {
                _isOpen |= edge.IsOpen;
                foreach (CodeUnit target in edge.Targets)
                {
                    Add(target);
                }
            }
        }

        void Add(CodeUnit unit)
        {
            if (unit.Verdict is { } known)
            {
                _isOpen |= known.Abroad != known.Certainty;
            }
            else if (!_places.ContainsKey(unit))
            {
                _places.Add(unit, _units.Count);
                _units.Add(unit);
            }
        }
    }

    /// <summary>How far each unit is from what blocks, or -1.</summary>
    /// <param name="isCertain">Whether all targets of an edge must block, or one is enough.</param>
    /// <param name="isAbroad">Whether only that counts which no other assembly can change.</param>
    /// <param name="seeds">Distances that are known beforehand.</param>
    private int[] Spread(bool isCertain, bool isAbroad, int[] seeds)
    {
        int[] distances = [.. Enumerable.Repeat(-1, _units.Count)];
        DistanceQueue queue = new();
        List<WaitingEdge>?[] waiting = new List<WaitingEdge>?[_units.Count];
        for (int unit = 0; unit < _units.Count; unit++)
        {
            if (seeds.Length > 0 && seeds[unit] >= 0)
            {
                // Decided: a shorter way that is less sure must not change what others hear of it.
                queue.Add(seeds[unit], unit);
                continue;
            }

            foreach (Edge edge in _units[unit].Edges!.Where(e => (e.IsCertain || !isCertain) && !(e.IsOpen && isAbroad)))
            {
                Wait(new WaitingEdge(unit, edge, isCertain), isAbroad, waiting, queue);
            }
        }

        while (queue.Next() is (int distance, int nearest))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (distances[nearest] < 0)
            {
                distances[nearest] = distance;
                waiting[nearest]?.ForEach(edge => edge.Arrive(distance, queue));
            }
        }

        return distances;
    }

    private void Wait(WaitingEdge edge, bool isAbroad, List<WaitingEdge>?[] waiting, DistanceQueue queue)
    {
        if (edge.Targets.Length == 0)
        {
            queue.Add(0, edge.Owner);
        }

        foreach (CodeUnit target in edge.Targets)
        {
            if (_places.TryGetValue(target, out int place))
            {
                (waiting[place] ??= []).Add(edge);
            }
            else if ((isAbroad ? target.Verdict!.Abroad : target.Verdict!.Certainty) >= edge.Needed)
            {
                edge.Arrive(target.Verdict.Distance, queue);
            }
        }
    }

    /// <summary>
    /// Stores the verdicts, the nearest first. Another thread takes a verdict for final as soon as it sees one, and follows it to
    /// the next; a walk may be cancelled between two of them. What a verdict leads to is nearer, so it is stored already.
    /// </summary>
    private void Decide(int[] certain, int[] possible, int[] abroad)
    {
        int[] distances = [.. certain.Zip(possible, (sure, perhaps) => sure >= 0 ? sure : perhaps)];
        int[] nearestFirst = [.. Enumerable.Range(0, distances.Length)];
        Array.Sort([.. distances], nearestFirst);
        foreach (int unit in nearestFirst)
        {
            _cancellation.ThrowIfCancellationRequested();
            Certainty elsewhere = abroad[unit] >= 0 ? Certainty.Certain : Certainty.Possible;
            _units[unit].Verdict = certain[unit] >= 0 ? Through(Certainty.Certain, elsewhere, unit, certain)
                : possible[unit] >= 0 ? Through(Certainty.Possible, elsewhere, unit, possible)
                : Verdict.None;
        }
    }

    /// <summary>Takes one edge on a shortest path: of several, the one that stands first by file and position.</summary>
    private Verdict Through(Certainty certainty, Certainty abroad, int unit, int[] distances)
    {
        Edge? first = null;
        CodeUnit? next = null;
        foreach (Edge edge in _units[unit].Edges!)
        {
            if ((edge.IsCertain || certainty == Certainty.Possible)
                && (first is null || SourceOrder.Compare(edge.Step.Syntax, first.Step.Syntax) < 0)
                && Reach(edge, certainty, distances) is (int distance, var target)
                && distance == distances[unit])
            {
                (first, next) = (edge, target);
            }
        }

        return first is null
            ? throw new InvalidOperationException($"No edge of '{_units[unit].Symbol}' explains its distance {distances[unit]}.")
            : Verdict.Through(certainty, abroad, distances[unit], first.Step, next);
    }

    /// <summary>How far an edge comes, and its nearest target; null when it does not count.</summary>
    private (int Distance, CodeUnit? Target)? Reach(Edge edge, Certainty certainty, int[] distances)
    {
        (int nearest, int farthest, CodeUnit? next) = (-1, -1, null);
        foreach (CodeUnit target in edge.Targets)
        {
            int distance = DistanceOf(target, certainty, distances);
            if (distance < 0)
            {
                if (certainty == Certainty.Certain)
                {
                    return null;
                }

                continue;
            }

            farthest = Math.Max(farthest, distance);
            if (next is null || distance < nearest || (distance == nearest && SourceOrder.Compare(target, next) < 0))
            {
                (nearest, next) = (distance, target);
            }
        }

        return edge.Targets.IsEmpty ? (0, null)
            : next is null ? null
            : ((certainty == Certainty.Certain ? farthest : nearest) + 1, next);
    }

    private int DistanceOf(CodeUnit target, Certainty needed, int[] distances) =>
        _places.TryGetValue(target, out int place) ? distances[place]
            : target.Verdict!.Certainty >= needed ? target.Verdict.Distance
            : -1;
}
