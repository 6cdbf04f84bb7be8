using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Flow;

/// <summary>Control flow graphs, and what every walk needs of them.</summary>
internal static class FlowGraphs
{
    /// <summary>The graphs of a member and of all functions inside it.</summary>
    public static IEnumerable<ControlFlowGraph> Of(OperationBlockAnalysisContext context)
    {
        foreach (IOperation block in context.OperationBlocks)
        {
            if (block.Kind is OperationKind.ParameterInitializer or OperationKind.None)
            {
                continue;
            }

            Stack<ControlFlowGraph> open = new();
            open.Push(context.GetControlFlowGraph(block));
            while (open.Count > 0)
            {
                ControlFlowGraph graph = open.Pop();
                yield return graph;
                foreach (ControlFlowGraph inner in Inner(graph, context.CancellationToken))
                {
                    open.Push(inner);
                }
            }
        }
    }

    /// <summary>The graph of the function that an operation belongs to; null where there is none: the code is unreachable.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="member">The graph of the whole member.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ControlFlowGraph? Around(IOperation operation, ControlFlowGraph member, CancellationToken cancellationToken)
    {
        Stack<IOperation> functions = new();
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (Flow.Operations.IsFunction(current))
            {
                functions.Push(current);
            }
        }

        ControlFlowGraph? graph = member;
        while (functions.Count > 0 && graph is not null)
        {
            graph = Inner(graph, functions.Pop(), cancellationToken);
        }

        return graph;
    }

    /// <summary>The operations of a block in the order in which they run, parts before the whole.</summary>
    public static IEnumerable<IOperation> Operations(BasicBlock block)
    {
        IEnumerable<IOperation> roots = block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;
        return roots.SelectMany(InOrder);
    }

    /// <summary>
    /// Where the flow may go after a block, an exception included: a handler may begin after any operation of its
    /// <c>try</c>.
    /// </summary>
    public static IEnumerable<BasicBlock> Successors(BasicBlock block, ControlFlowGraph graph)
    {
        foreach (ControlFlowBranch? branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
        {
            if (branch?.Destination is { } destination)
            {
                yield return destination;
            }
        }

        foreach (BasicBlock handler in Handlers(block, graph))
        {
            yield return handler;
        }
    }

    /// <summary>The first blocks of the handlers that guard a block.</summary>
    public static IEnumerable<BasicBlock> Handlers(BasicBlock block, ControlFlowGraph graph)
    {
        // The regions around the graph of a lambda are those of the function that it stands in, and guard nothing of it.
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null && region != graph.Root; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } both })
            {
                foreach (ControlFlowRegion handler in both.NestedRegions.Where(r => r.Kind != ControlFlowRegionKind.Try))
                {
                    yield return graph.Blocks[handler.FirstBlockOrdinal];
                }
            }
        }
    }

    private static IEnumerable<IOperation> InOrder(IOperation operation)
    {
        // An assignment happens after its value; its target is named first in the tree.
        foreach (IOperation child in operation.ChildOperations)
        {
            foreach (IOperation inner in InOrder(child))
            {
                yield return inner;
            }
        }

        yield return operation;
    }

    private static IEnumerable<ControlFlowGraph> Inner(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        foreach (IMethodSymbol local in graph.LocalFunctions)
        {
            yield return graph.GetLocalFunctionControlFlowGraph(local, cancellationToken);
        }

        foreach (IFlowAnonymousFunctionOperation lambda in Lambdas(graph))
        {
            yield return graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
        }
    }

    private static ControlFlowGraph? Inner(ControlFlowGraph graph, IOperation function, CancellationToken cancellationToken) =>
        function switch
        {
            ILocalFunctionOperation local => graph.LocalFunctions.FirstOrDefault(f => KnownSymbols.Same(f, local.Symbol)) is { } found
                ? graph.GetLocalFunctionControlFlowGraph(found, cancellationToken)
                : null,
            IAnonymousFunctionOperation lambda => Lambdas(graph).FirstOrDefault(f => KnownSymbols.Same(f.Symbol, lambda.Symbol)) is { } found
                ? graph.GetAnonymousFunctionControlFlowGraph(found, cancellationToken)
                : null,
            _ => null,
        };

    private static IEnumerable<IFlowAnonymousFunctionOperation> Lambdas(ControlFlowGraph graph) =>
        graph.Blocks.SelectMany(Operations).OfType<IFlowAnonymousFunctionOperation>();
}
