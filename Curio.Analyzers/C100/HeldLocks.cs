using System.Collections.Immutable;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>
/// Finds the awaits of one function at which a thread's lock is held on every path that leads there. A lock that is only
/// taken under a condition is not held after it, because the same condition may guard what follows.
/// </summary>
internal sealed class HeldLocks
{
    private static readonly ImmutableDictionary<ISymbol, IInvocationOperation> s_none =
        ImmutableDictionary.Create<ISymbol, IInvocationOperation>(SymbolEqualityComparer.Default);

    private readonly ControlFlowGraph _graph;
    private readonly ThreadLocks _locks;

    /// <summary>Prepares the search in one function.</summary>
    public HeldLocks(ControlFlowGraph graph, ThreadLocks locks)
    {
        _graph = graph;
        _locks = locks;
    }

    /// <summary>Reports each await with the call that took the lock.</summary>
    public void Find(Action<IOperation, IInvocationOperation> report)
    {
        foreach (KeyValuePair<BasicBlock, ImmutableDictionary<ISymbol, IInvocationOperation>> start in AtStart())
        {
            Walk(start.Key, start.Value, report);
        }
    }

    private Dictionary<BasicBlock, ImmutableDictionary<ISymbol, IInvocationOperation>> AtStart()
    {
        Dictionary<BasicBlock, ImmutableDictionary<ISymbol, IInvocationOperation>> atStart = new() { [_graph.Blocks[0]] = s_none };
        Queue<BasicBlock> open = new([_graph.Blocks[0]]);
        while (open.Count > 0)
        {
            BasicBlock block = open.Dequeue();
            ImmutableDictionary<ISymbol, IInvocationOperation> before = atStart[block];
            ImmutableDictionary<ISymbol, IInvocationOperation> after = Walk(block, before, (_, _) => { });
            foreach ((ControlFlowBranch branch, bool whenTrue) in Branches(block).Where(b => !IsWithoutLock(b.Branch, b.WhenTrue)))
            {
                Arrive(branch.Destination!, Leaving(branch, whenTrue, after));
            }

            foreach (BasicBlock handler in FlowGraphs.Handlers(block, _graph))
            {
                Arrive(handler, before);
                Arrive(handler, after);
            }
        }

        return atStart;

        void Arrive(BasicBlock block, ImmutableDictionary<ISymbol, IInvocationOperation> held)
        {
            if (!atStart.TryGetValue(block, out ImmutableDictionary<ISymbol, IInvocationOperation>? known))
            {
                atStart[block] = held;
                open.Enqueue(block);
            }
            else if (known.Keys.Where(k => !held.ContainsKey(k)).ToList() is { Count: > 0 } released)
            {
                atStart[block] = known.RemoveRange(released);
                open.Enqueue(block);
            }
        }
    }

    private static IEnumerable<(ControlFlowBranch Branch, bool WhenTrue)> Branches(BasicBlock block)
    {
        bool jumpsWhenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (block.ConditionalSuccessor is { Destination: not null } jump)
        {
            yield return (jump, jumpsWhenTrue);
        }

        if (block.FallThroughSuccessor is { Destination: not null } next)
        {
            yield return (next, block.ConditionKind == ControlFlowConditionKind.WhenFalse);
        }
    }

    /// <summary>
    /// The way around <c>gate?.Enter()</c>: without a lock, what follows is not about one. Elsewhere that way counts, so that
    /// <c>gate?.Exit()</c> gives the lock back.
    /// </summary>
    private bool IsWithoutLock(ControlFlowBranch branch, bool whenTrue) =>
        whenTrue
        && branch.Source.BranchValue is IIsNullOperation
        && Branches(branch.Source).Where(b => !b.WhenTrue).Select(b => b.Branch.Destination).FirstOrDefault() is { } access
        && access.FallThroughSuccessor?.Destination == branch.Destination
        && FlowGraphs.Operations(access).Any(o => o is IInvocationOperation call && _locks.Takes(call) && IsUnconditional(call));

    /// <summary>What is held after a branch: an attempt that succeeded adds to it, a finally on the way takes from it.</summary>
    private ImmutableDictionary<ISymbol, IInvocationOperation> Leaving(
        ControlFlowBranch branch, bool whenTrue, ImmutableDictionary<ISymbol, IInvocationOperation> held)
    {
        IOperation? condition = branch.Source.ConditionKind == ControlFlowConditionKind.None ? null : branch.Source.BranchValue;
        if (whenTrue && condition is IInvocationOperation attempt && _locks.Takes(attempt) && _locks.ObjectOf(attempt) is { } target)
        {
            held = held.SetItem(target, attempt);
        }

        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            for (int i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            {
                foreach (IInvocationOperation call in FlowGraphs.Operations(_graph.Blocks[i]).OfType<IInvocationOperation>())
                {
                    held = Release(call, held);
                }
            }
        }

        return held;
    }

    private ImmutableDictionary<ISymbol, IInvocationOperation> Walk(
        BasicBlock block, ImmutableDictionary<ISymbol, IInvocationOperation> held, Action<IOperation, IInvocationOperation> report)
    {
        foreach (IOperation operation in FlowGraphs.Operations(block))
        {
            switch (operation)
            {
                case IAwaitOperation when !held.IsEmpty:
                    report(operation, held.Values.OrderBy(c => c.Syntax.SpanStart).First());
                    break;
                case IInvocationOperation call when _locks.Takes(call) && IsUnconditional(call) && _locks.ObjectOf(call) is { } target:
                    held = held.SetItem(target, call);
                    break;
                case IInvocationOperation call:
                    held = Release(call, held);
                    break;
            }
        }

        return held;
    }

    /// <summary>Whether the lock is taken whatever the answer: there is none, or nobody looks at it.</summary>
    private static bool IsUnconditional(IInvocationOperation call) =>
        call.TargetMethod.ReturnsVoid
            ? !call.TargetMethod.Name.StartsWith("TryEnter", StringComparison.Ordinal)
            : call is { TargetMethod: { Name: "WaitOne", Parameters.IsEmpty: true }, Parent: IExpressionStatementOperation };

    private ImmutableDictionary<ISymbol, IInvocationOperation> Release(
        IInvocationOperation call, ImmutableDictionary<ISymbol, IInvocationOperation> held) =>
        held.IsEmpty || !_locks.Releases(call) ? held
        : _locks.ObjectOf(call) is { } target && held.ContainsKey(target) ? held.Remove(target)
        : held.RemoveRange(held.Where(p => KnownSymbols.Same(p.Value.TargetMethod.ContainingType, call.TargetMethod.ContainingType)
            && (p.Key is ITypeSymbol || _locks.ObjectOf(call) is ITypeSymbol)).Select(p => p.Key));
}
