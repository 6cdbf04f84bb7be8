using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Curio.Analyzers.Flow;

/// <summary>
/// What happens on the paths through one function. A path goes where the function goes while nothing is thrown; what a
/// handler does is not on it. A <c>finally</c> that a path runs through is taken as a whole.
/// </summary>
internal sealed class FlowPaths
{
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<int, IReadOnlyList<IOperation>> _steps = [];

    /// <summary>Creates the paths of a function.</summary>
    public FlowPaths(ControlFlowGraph graph) => _graph = graph;

    /// <summary>The place before anything has happened.</summary>
    public static FlowPoint Start => new(0, 0);

    /// <summary>The places right behind the operations that something is true of.</summary>
    public IEnumerable<FlowPoint> After(Func<IOperation, bool> isWanted)
    {
        foreach (BasicBlock block in _graph.Blocks)
        {
            IReadOnlyList<IOperation> steps = StepsOf(block);
            for (int i = 0; i < steps.Count; i++)
            {
                if (isWanted(steps[i]))
                {
                    yield return new FlowPoint(block.Ordinal, i + 1);
                }
            }
        }
    }

    /// <summary>Follows all paths from some places.</summary>
    /// <param name="starts">The places.</param>
    /// <param name="goesOn">Is told each operation on a path; false ends the path there.</param>
    /// <param name="leaves">Is told each branch that a path takes; false ends the path there. Null: none does.</param>
    /// <returns>Whether a path comes to the end of the function.</returns>
    public bool Follow(
        IEnumerable<FlowPoint> starts, Func<IOperation, bool> goesOn, Func<ControlFlowBranch, bool>? leaves = null)
    {
        HashSet<int> seen = [];
        Stack<FlowPoint> open = new(starts);
        bool ends = false;
        while (open.Count > 0)
        {
            FlowPoint point = open.Pop();
            BasicBlock block = _graph.Blocks[point.Block];
            ends |= block.Kind == BasicBlockKind.Exit;
            if (!StepsOf(block).Skip(point.Index).All(goesOn))
            {
                continue;
            }

            foreach (BasicBlock next in Successors(block, goesOn, leaves))
            {
                if (seen.Add(next.Ordinal))
                {
                    open.Push(new FlowPoint(next.Ordinal, 0));
                }
            }
        }

        return ends;
    }

    private IEnumerable<BasicBlock> Successors(
        BasicBlock block, Func<IOperation, bool> goesOn, Func<ControlFlowBranch, bool>? leaves)
    {
        foreach (ControlFlowBranch? branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
        {
            if (branch is { Destination: { IsReachable: true } destination }
                && branch.FinallyRegions.All(region => StepsOf(region).All(goesOn))
                && leaves?.Invoke(branch) != false)
            {
                yield return destination;
            }
        }
    }

    /// <summary>The operations of a region, in the order of the text.</summary>
    public IEnumerable<IOperation> StepsOf(ControlFlowRegion region) => Enumerable
        .Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1)
        .SelectMany(i => StepsOf(_graph.Blocks[i]));

    /// <summary>The operations of a block, each behind those that it is made of: as they are evaluated.</summary>
    private IReadOnlyList<IOperation> StepsOf(BasicBlock block)
    {
        if (!_steps.TryGetValue(block.Ordinal, out IReadOnlyList<IOperation>? steps))
        {
            List<IOperation> found = [];
            foreach (IOperation operation in block.Operations)
            {
                Add(operation, found);
            }

            if (block.BranchValue is { } value)
            {
                Add(value, found);
            }

            _steps.Add(block.Ordinal, steps = found);
        }

        return steps;
    }

    private static void Add(IOperation operation, List<IOperation> steps)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Add(child, steps);
        }

        steps.Add(operation);
    }
}
