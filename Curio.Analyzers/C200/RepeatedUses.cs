using System.Collections.Immutable;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>
/// Finds the uses of coroutine variables that come after another use: on every path that leads there, or on the way round
/// a loop. Two uses under conditions of which perhaps only one holds are left alone.
/// </summary>
internal sealed class RepeatedUses
{
    private static readonly ImmutableDictionary<ISymbol, IOperation> s_none =
        ImmutableDictionary.Create<ISymbol, IOperation>(SymbolEqualityComparer.Default);

    private readonly ControlFlowGraph _graph;
    private readonly ImmutableHashSet<ISymbol> _variables;
    private readonly KnownSymbols _symbols;

    /// <summary>Prepares the search in one function.</summary>
    public RepeatedUses(ControlFlowGraph graph, ImmutableHashSet<ISymbol> variables, KnownSymbols symbols)
    {
        _graph = graph;
        _variables = variables;
        _symbols = symbols;
    }

    /// <summary>Reports each reference that is a use too many, with the use before it.</summary>
    public void Find(Action<IOperation, IOperation> report)
    {
        Dictionary<BasicBlock, ImmutableDictionary<ISymbol, IOperation>?> atStart = UsedOnAllPaths();
        HashSet<IOperation> reported = [];
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (atStart[block] is { } used)
            {
                Walk(block, used, (reference, before) =>
                {
                    reported.Add(reference);
                    report(reference, before);
                });
            }
        }

        foreach (BasicBlock block in _graph.Blocks.Where(b => b.IsReachable))
        {
            foreach (IOperation reference in LoopedUses(block))
            {
                if (!reported.Contains(reference))
                {
                    report(reference, CoroutineUse.Of(reference, _symbols)!);
                }
            }
        }
    }

    /// <summary>Forward: what has certainly been used before a block; null where no path has come yet.</summary>
    private Dictionary<BasicBlock, ImmutableDictionary<ISymbol, IOperation>?> UsedOnAllPaths()
    {
        var atStart = _graph.Blocks.ToDictionary(b => b, _ => (ImmutableDictionary<ISymbol, IOperation>?)null);
        atStart[_graph.Blocks[0]] = s_none;
        Queue<BasicBlock> open = new([_graph.Blocks[0]]);
        while (open.Count > 0)
        {
            BasicBlock block = open.Dequeue();
            ImmutableDictionary<ISymbol, IOperation> before = atStart[block]!;
            ImmutableDictionary<ISymbol, IOperation> after = Walk(block, before, (_, _) => { });
            foreach (BasicBlock next in FlowGraphs.Successors(block, _graph))
            {
                // A handler may begin before the block has done anything.
                ImmutableDictionary<ISymbol, IOperation> arriving = FlowGraphs.Handlers(block, _graph).Contains(next) ? before : after;
                ImmutableDictionary<ISymbol, IOperation> joined = atStart[next] is { } known
                    ? known.RemoveRange(known.Keys.Where(k => !arriving.ContainsKey(k)))
                    : arriving;
                if (atStart[next] is null || joined.Count < atStart[next]!.Count)
                {
                    atStart[next] = joined;
                    open.Enqueue(next);
                }
            }
        }

        return atStart;
    }

    private ImmutableDictionary<ISymbol, IOperation> Walk(
        BasicBlock block, ImmutableDictionary<ISymbol, IOperation> used, Action<IOperation, IOperation> again)
    {
        foreach (IOperation operation in FlowGraphs.Operations(block))
        {
            if (Assigned(operation) is { } assigned)
            {
                used = used.Remove(assigned);
            }
            else if (Used(operation) is { } variable)
            {
                if (used.TryGetValue(variable, out IOperation? before))
                {
                    again(operation, before);
                }

                used = used.SetItem(variable, CoroutineUse.Of(operation, _symbols)!);
            }
        }

        return used;
    }

    /// <summary>The uses in a block that the flow can come back to without a new value.</summary>
    private IEnumerable<IOperation> LoopedUses(BasicBlock block)
    {
        IOperation[] operations = [.. FlowGraphs.Operations(block)];
        for (int i = 0; i < operations.Length; i++)
        {
            if (Used(operations[i]) is { } variable
                && !operations.Any(o => KnownSymbols.Same(Assigned(o), variable))
                && ComesBack(block, variable))
            {
                yield return operations[i];
            }
        }
    }

    private bool ComesBack(BasicBlock block, ISymbol variable)
    {
        HashSet<BasicBlock> seen = [];
        Stack<BasicBlock> open = new(FlowGraphs.Successors(block, _graph));
        while (open.Count > 0)
        {
            BasicBlock current = open.Pop();
            if (current == block)
            {
                return true;
            }

            if (seen.Add(current) && !FlowGraphs.Operations(current).Any(o => KnownSymbols.Same(Assigned(o), variable)))
            {
                foreach (BasicBlock next in FlowGraphs.Successors(current, _graph))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private ISymbol? Used(IOperation operation) =>
        Variable(operation) is { } variable && _variables.Contains(variable) && CoroutineUse.Of(operation, _symbols) is not null ? variable : null;

    /// <summary>The variable that an operation gives a new value, or that it may hand to one who does.</summary>
    private static ISymbol? Assigned(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation assignment => Variable(assignment.Target),
        IDeclarationExpressionOperation declaration => Variable(declaration.Expression),
        ILocalReferenceOperation or IParameterReferenceOperation when operation.Parent is not IConversionOperation && IsWritten(operation) =>
            Variable(operation),
        _ => null,
    };

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        ITupleOperation tuple => tuple.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        _ => false,
    };

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
