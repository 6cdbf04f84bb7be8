using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>
/// The life of a task group that one function has for itself: from where it is made, or from the beginning of a block that
/// <c>TaskGroup.Run</c> calls, to its join.
/// </summary>
internal sealed class GroupLife
{
    private readonly ISymbol _group;
    private readonly FlowPaths _paths;

    private GroupLife(ISymbol group, ControlFlowGraph graph)
    {
        _group = group;
        _paths = new FlowPaths(graph);
    }

    /// <summary>The life of a group, or null when others may have a part in it.</summary>
    public static GroupLife? Of(IOperation? group, IOperation use, OperationAnalysisContext context)
    {
        ISymbol? symbol = group switch
        {
            ILocalReferenceOperation local when IsMadeHere(local.Local, use) => local.Local,
            IParameterReferenceOperation parameter when IsMadeForBlock(parameter, use) => parameter.Parameter,
            _ => null,
        };
        return symbol is not null && FlowGraphs.Around(use, context.GetControlFlowGraph(), context.CancellationToken) is { } graph
            ? new GroupLife(symbol, graph)
            : null;
    }

    /// <summary>Whether no path to a use comes through a join.</summary>
    public bool IsNeverJoinedBefore(IOperation use) => Comes(Births(), use) && !Comes(_paths.After(Joins), use);

    /// <summary>Whether every path to a use comes through a join.</summary>
    public bool IsAlwaysJoinedBefore(IOperation use) => Comes(_paths.After(Joins), use) && !Comes(Births(), use);

    private static bool IsMadeHere(ILocalSymbol local, IOperation use)
    {
        IOperation root = Operations.RootOf(use);
        return root.Descendants().OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(d => KnownSymbols.Same(d.Symbol, local))?.GetVariableInitializer()?.Value is { } value
            && Operations.WithoutConversions(value) is IObjectCreationOperation creation
            && Operations.FunctionOf(creation) == Operations.FunctionOf(use)
            && GroupUse.IsOwnAffair(local, creation);
    }

    private static bool IsMadeForBlock(IParameterReferenceOperation reference, IOperation use)
    {
        IOperation function = Operations.FunctionOf(use);
        return function is IAnonymousFunctionOperation block
            && KnownSymbols.Same(reference.Parameter.ContainingSymbol, block.Symbol)
            && Operations.MethodTaking(block) is { Name: "Run", ContainingType.Name: "TaskGroup" }
            && block.Descendants().OfType<IParameterReferenceOperation>()
                .Where(r => KnownSymbols.Same(r.Parameter, reference.Parameter))
                .All(r => Operations.FunctionOf(r) == block && !LocalUse.Escapes(r));
    }

    private IEnumerable<FlowPoint> Births() =>
        _group is IParameterSymbol ? [FlowPaths.Start] : _paths.After(IsBirth);

    private bool Comes(IEnumerable<FlowPoint> starts, IOperation use)
    {
        bool comes = false;
        _paths.Follow(starts, step =>
        {
            comes |= step.Kind == use.Kind && step.Syntax == use.Syntax;
            return !Joins(step) && !IsBirth(step);
        });
        return comes;
    }

    private bool Joins(IOperation step) => GroupUse.Joins(step, _group);

    private bool IsBirth(IOperation step) => GroupUse.IsBirth(step, _group);
}
