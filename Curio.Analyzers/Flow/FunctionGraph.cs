using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Flow;

/// <summary>Finds the control-flow graph of the function that an operation belongs to, within that of the whole member.</summary>
internal static class FunctionGraph
{
    /// <summary>The graph, or null where there is none: the code is unreachable.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="member">The graph of the member.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ControlFlowGraph? Of(IOperation operation, ControlFlowGraph member, CancellationToken cancellationToken)
    {
        Stack<IOperation> functions = new();
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (Operations.IsFunction(current))
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

    private static ControlFlowGraph? Inner(ControlFlowGraph outer, IOperation function, CancellationToken cancellationToken) =>
        function switch
        {
            ILocalFunctionOperation local => outer.LocalFunctions.FirstOrDefault(f => KnownSymbols.Same(f, local.Symbol)) is { } found
                ? outer.GetLocalFunctionControlFlowGraph(found, cancellationToken)
                : null,
            IAnonymousFunctionOperation lambda => LambdaOf(outer, lambda) is { } found
                ? outer.GetAnonymousFunctionControlFlowGraph(found, cancellationToken)
                : null,
            _ => null,
        };

    private static IFlowAnonymousFunctionOperation? LambdaOf(ControlFlowGraph graph, IAnonymousFunctionOperation lambda) =>
        graph.Blocks
            .SelectMany(b => b.BranchValue is { } value ? b.Operations.Add(value) : b.Operations)
            .SelectMany(o => o.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(f => KnownSymbols.Same(f.Symbol, lambda.Symbol));
}
