using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO304: a task group with tasks in it that can be left without a join.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO304UnjoinedGroupAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO304UnjoinedGroupAnalyzer()
        : base(Descriptors.UnjoinedGroup)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationAction(context => Analyze(context, curio), OperationKind.ObjectCreation);

    private static void Analyze(OperationAnalysisContext context, CurioContext curio)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (curio.Symbols.IsTaskGroup(creation.Type)
            && !WaitsForNothing(creation)
            && Fate.Of(creation).Local is { } group
            && GroupUse.IsOwnAffair(group, creation)
            && curio.Encloses(creation, context.ContainingSymbol)
            && FlowGraphs.Around(creation, context.GetControlFlowGraph(), context.CancellationToken) is { } graph
            && CanEndUnjoined(graph, group))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnjoinedGroup, creation.Syntax.GetLocation(), group.Name));
        }
    }

    /// <summary>A group whose join would cancel its tasks, too.</summary>
    private static bool WaitsForNothing(IObjectCreationOperation creation) => creation.Arguments
        .Any(a => a.Parameter?.Name == "wait" && a.Value is IFieldReferenceOperation { Field.Name: "None" });

    private static bool CanEndUnjoined(ControlFlowGraph graph, ILocalSymbol group)
    {
        FlowPaths paths = new(graph);
        HashSet<IOperation> additions = [];
        paths.Follow(paths.After(step => GroupUse.IsBirth(step, group)), step =>
        {
            if (GroupUse.AddsTasks(step, group))
            {
                additions.Add(step);
            }

            return !GroupUse.Joins(step, group);
        });

        // What is added after the join throws, and is another rule's matter.
        bool isLeft = false;
        bool ends = paths.Follow(paths.After(step => additions.Contains(step) || GroupUse.IsFullBirth(step, group)), GoesOn);
        return isLeft || ends;

        bool GoesOn(IOperation step)
        {
            isLeft |= GroupUse.IsLeft(step, group);
            return !isLeft && !GroupUse.TakesTasks(step, group);
        }
    }
}
