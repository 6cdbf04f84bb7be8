using System.Collections.Immutable;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>The coroutines that are stored in a variable which no path reads before it is given another, or ends.</summary>
internal static class UnreadValues
{
    /// <summary>The values that are lost.</summary>
    public static IEnumerable<IOperation> Find(OperationBlockAnalysisContext context, ImmutableHashSet<ISymbol> variables, LostValues lost)
    {
        if (variables.IsEmpty)
        {
            return [];
        }

        return FlowGraphs.Of(context).SelectMany(graph => Find(graph, variables, lost));
    }

    private static List<IOperation> Find(ControlFlowGraph graph, ImmutableHashSet<ISymbol> variables, LostValues lost)
    {
        Dictionary<BasicBlock, ImmutableHashSet<ISymbol>> readLater = ReadLater(graph, variables);
        List<IOperation> found = [];
        foreach (BasicBlock block in graph.Blocks.Where(b => b.IsReachable))
        {
            Walk(block, AtEnd(block, graph, readLater), variables, value =>
            {
                // The graph takes conditionals apart; the original still knows what they were.
                IOperation plain = LostValues.WithoutConversion(value)!;
                IOperation? original = plain is IFlowCaptureReferenceOperation ? Original(plain) : plain.IsImplicit ? null : plain;
                if (lost.Makes(original))
                {
                    found.Add(LostValues.WithoutConversion(original)!);
                }
            });
        }

        return found;

        IOperation? Original(IOperation value) => graph.OriginalOperation.SemanticModel?.GetOperation(value.Syntax);
    }

    /// <summary>For each block the variables that are read at or after its beginning; a fixed point from the end.</summary>
    private static Dictionary<BasicBlock, ImmutableHashSet<ISymbol>> ReadLater(ControlFlowGraph graph, ImmutableHashSet<ISymbol> variables)
    {
        var none = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);
        Dictionary<BasicBlock, ImmutableHashSet<ISymbol>> atStart = graph.Blocks.ToDictionary(b => b, _ => none);
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (BasicBlock block in graph.Blocks.Reverse())
            {
                ImmutableHashSet<ISymbol> now = Walk(block, AtEnd(block, graph, atStart), variables, _ => { });
                if (now.Count != atStart[block].Count)
                {
                    atStart[block] = now;
                    changed = true;
                }
            }
        }

        return atStart;
    }

    private static ImmutableHashSet<ISymbol> AtEnd(
        BasicBlock block, ControlFlowGraph graph, Dictionary<BasicBlock, ImmutableHashSet<ISymbol>> atStart)
    {
        var live = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);
        foreach (BasicBlock next in FlowGraphs.Successors(block, graph))
        {
            live = live.Union(atStart[next]);
        }

        return IsInHandler(block) ? live.Union(graph.Blocks.SelectMany(b => atStart[b])) : live;
    }

    /// <summary>Where a handler ends the graph does not say where the flow goes on: anything may be read.</summary>
    private static bool IsInHandler(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes through a block from its end and returns what is read at or after its beginning.</summary>
    private static ImmutableHashSet<ISymbol> Walk(
        BasicBlock block, ImmutableHashSet<ISymbol> live, ImmutableHashSet<ISymbol> variables, Action<IOperation> unread)
    {
        foreach (IOperation operation in FlowGraphs.Operations(block).Reverse())
        {
            if (operation is ISimpleAssignmentOperation { IsRef: false } assignment && Variable(assignment.Target) is { } target
                && variables.Contains(target))
            {
                // An assignment that is itself an operand hands its value on.
                if (!live.Contains(target) && target is ILocalSymbol && assignment.Parent is null or IExpressionStatementOperation)
                {
                    unread(assignment.Value);
                }

                live = live.Remove(target);
            }
            else if (Variable(operation) is { } variable && variables.Contains(variable) && !IsTarget(operation))
            {
                live = live.Add(variable);
            }
        }

        return live;
    }

    private static bool IsTarget(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == reference;

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
