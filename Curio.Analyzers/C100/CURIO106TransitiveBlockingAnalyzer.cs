using System.Collections.Immutable;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.C100;

/// <summary>CURIO106: a call that blocks through the user's own code, with the path that it takes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO106TransitiveBlockingAnalyzer : CurioAnalyzer
{
    private static readonly ImmutableDictionary<string, string?> s_noProperties = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO106TransitiveBlockingAnalyzer()
        : base(Descriptors.TransitiveBlocking)
    {
    }

    private protected override bool ServesAllAsync => true;

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationBlockAction(context =>
        {
            foreach ((CodeContext where, IGrouping<SyntaxNode, Step> steps) in ContextBodies.StepsOf(context, curio, curio.Facts))
            {
                // What blocks by itself is the matter of the direct rules, unless its name stands elsewhere.
                if (steps.All(s => s.Finding is null || s.IsThroughDelegate))
                {
                    Report(context, curio, where, steps);
                }
            }
        });

    private static void Report(
        OperationBlockAnalysisContext context, CurioContext curio, CodeContext where, IGrouping<SyntaxNode, Step> steps)
    {
        if (ContextBodies.PathOf(steps, curio.Facts, context) is not { } path)
        {
            return;
        }

        bool isCertain = path.Certainty == Certainty.Certain;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.TransitiveBlocking,
            steps.Key.GetLocation(),
            isCertain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            path.Locations,
            s_noProperties,
            path.Names[0],
            isCertain ? "blocks" : "may block",
            where == CodeContext.Coroutine ? "the kernel's only thread" : "its thread",
            path.Text,
            RemedyOf(where, curio, steps)));
    }

    /// <summary>A worker can do what blocks, but not a coroutine that is given it.</summary>
    private static string RemedyOf(CodeContext where, CurioContext curio, IEnumerable<Step> steps)
    {
        bool isGiven = steps.Any(s => s.Condition?.ContainingSymbol is IMethodSymbol method && (curio.Symbols.IsCoro(method.ReturnType) || method.IsAsync));
        return (where, isGiven) switch
        {
            (CodeContext.Coroutine, true) => "hand it a coroutine that awaits 'Coro.RunInThread(() => …)'",
            (CodeContext.Coroutine, false) => "run it with 'await Coro.RunInThread(() => …)', or make it a coroutine",
            (_, true) => "hand it an asynchronous function that awaits 'Task.Run(() => …)'",
            _ => "run it with 'await Task.Run(() => …)', or make it asynchronous",
        };
    }
}
