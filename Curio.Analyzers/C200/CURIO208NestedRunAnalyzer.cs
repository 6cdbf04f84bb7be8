using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.C200;

/// <summary>CURIO208: a coroutine runs a kernel, on a thread that has one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO208NestedRunAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO208NestedRunAnalyzer()
        : base(Descriptors.NestedRun)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        NestedRunCalls calls = new(start.Compilation, curio.Symbols);
        start.RegisterOperationAction(context => Analyze(context, curio, calls), NestedRunCalls.Kinds);
        start.RegisterOperationBlockAction(context => AnalyzeCalls(context, curio));
    }

    /// <summary>The same through other code: only where every path leads there, as the call then throws whenever it is made.</summary>
    private static void AnalyzeCalls(OperationBlockAnalysisContext context, CurioContext curio)
    {
        foreach ((CodeContext where, IGrouping<SyntaxNode, Step> steps) in ContextBodies.StepsOf(context, curio, curio.NestedRuns))
        {
            if (where == CodeContext.Coroutine
                && steps.All(s => s.Finding is null || s.IsThroughDelegate)
                && ContextBodies.PathOf(steps, curio.NestedRuns, context) is { Certainty: Certainty.Certain } path)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.NestedRun, steps.Key.GetLocation(), path.Locations, path.Text));
            }
        }
    }

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, NestedRunCalls calls)
    {
        if (calls.At(context.Operation) is { } name && curio.Encloses(context.Operation, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NestedRun, context.Operation.Syntax.GetLocation(), name));
        }
    }
}
