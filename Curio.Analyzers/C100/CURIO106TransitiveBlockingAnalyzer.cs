using System.Collections.Immutable;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

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
            if (!curio.Filter.IsMentionedIn(context.OwningSymbol, context.CancellationToken))
            {
                return;
            }

            foreach (IOperation block in context.OperationBlocks)
            {
                Analyze(context, curio, block);
            }
        });

    /// <summary>A block holds functions within functions; each is a context, or none, for itself.</summary>
    private static void Analyze(OperationBlockAnalysisContext context, CurioContext curio, IOperation block)
    {
        Analyze(context, curio, block, block);
        foreach (IOperation operation in block.Descendants())
        {
            if (operation is IAnonymousFunctionOperation { Body: { } lambda })
            {
                Analyze(context, curio, operation, lambda);
            }
            else if (operation is ILocalFunctionOperation { Body: { } local })
            {
                Analyze(context, curio, operation, local);
            }
        }
    }

    private static void Analyze(OperationBlockAnalysisContext context, CurioContext curio, IOperation function, IOperation body)
    {
        // A lambda that runs in place belongs to the function around it, and is read with that.
        if (IsPartOfOther(function, curio) || curio.Of(body, context.OwningSymbol) is not (not CodeContext.None and var where))
        {
            return;
        }

        UnitBody read = curio.Facts.Reader.Read(body, context.CancellationToken);
        foreach (IGrouping<SyntaxNode, Step> steps in read.Steps.GroupBy(s => s.Syntax))
        {
            // What blocks by itself is the matter of the direct rules, unless another method has to run it.
            if (steps.All(s => s.Finding is null || s.Condition is not null))
            {
                Report(context, curio, where, steps);
            }
        }
    }

    private static bool IsPartOfOther(IOperation function, CurioContext curio) =>
        function is IAnonymousFunctionOperation { Symbol.IsAsync: false } && Blocking.RunningCode.IsInPlace(function, curio.Symbols);

    /// <summary>One report for each place: the surest path, and of those the shortest.</summary>
    private static void Report(
        OperationBlockAnalysisContext context, CurioContext curio, CodeContext where, IGrouping<SyntaxNode, Step> steps)
    {
        BlockingPath? path = steps.Select(s => curio.Facts.Find(s, context.OwningSymbol.ContainingType, context.CancellationToken))
            .OfType<BlockingPath>().OrderByDescending(p => p.Certainty).ThenBy(p => p.Distance).FirstOrDefault();
        if (path is null)
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
            where == CodeContext.Coroutine
                ? "run it with 'await Coro.RunInThread(() => …)', or make it a coroutine"
                : "run it with 'await Task.Run(() => …)', or make it asynchronous"));
    }
}
