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
        int[] certain = solver.Spread(isCertain: true, []);
        int[] possible = solver.Spread(isCertain: false, certain);
        solver.Decide(certain, possible);
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
                foreach (CodeUnit target in edge.Targets)
                {
                    Add(target);
                }
            }
        }

        void Add(CodeUnit unit)
        {
            if (unit.Verdict is null && !_places.ContainsKey(unit))
            {
                _places.Add(unit, _units.Count);
                _units.Add(unit);
            }
        }
    }

    /// <summary>How far each unit is from what blocks, or -1.</summary>
    /// <param name="isCertain">Whether all targets of an edge must block, or one is enough.</param>
    /// <param name="seeds">Distances that are known beforehand.</param>
    private int[] Spread(bool isCertain, int[] seeds)
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

            foreach (Edge edge in _units[unit].Edges!.Where(e => e.IsCertain || !isCertain))
            {
                Wait(new WaitingEdge(unit, edge, isCertain), waiting, queue);
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

    private void Wait(WaitingEdge edge, List<WaitingEdge>?[] waiting, DistanceQueue queue)
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
            else if (target.Verdict!.Certainty >= edge.Needed)
            {
                edge.Arrive(target.Verdict.Distance, queue);
            }
        }
    }

    private void Decide(int[] certain, int[] possible)
    {
        for (int unit = 0; unit < _units.Count; unit++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Verdict verdict = certain[unit] >= 0 ? Through(Certainty.Certain, unit, certain)
                : possible[unit] >= 0 ? Through(Certainty.Possible, unit, possible)
                : Verdict.None;
            _units[unit].Verdict = verdict;
        }
    }

    /// <summary>Takes the first edge in the source among those on a shortest path.</summary>
    private Verdict Through(Certainty certainty, int unit, int[] distances)
    {
        foreach (Edge edge in _units[unit].Edges!.Where(e => e.IsCertain || certainty == Certainty.Possible))
        {
            if (edge.Targets.Length == 0)
            {
                return Verdict.Through(certainty, 0, edge.Step, null);
            }

            var reached = edge.Targets.Select(t => (Unit: t, Distance: DistanceOf(t, certainty, distances))).ToList();
            var blocking = reached.Where(t => t.Distance >= 0).OrderBy(t => t.Distance).ToList();
            bool counts = certainty == Certainty.Possible ? blocking.Count > 0 : blocking.Count == reached.Count;
            if (counts && (certainty == Certainty.Possible ? blocking[0] : blocking[blocking.Count - 1]).Distance + 1 == distances[unit])
            {
                return Verdict.Through(certainty, distances[unit], edge.Step, blocking[0].Unit);
            }
        }

        throw new InvalidOperationException($"No edge of '{_units[unit].Symbol}' explains its distance {distances[unit]}.");
    }

    private int DistanceOf(CodeUnit target, Certainty needed, int[] distances) =>
        _places.TryGetValue(target, out int place) ? distances[place]
            : target.Verdict!.Certainty >= needed ? target.Verdict.Distance
            : -1;
}
