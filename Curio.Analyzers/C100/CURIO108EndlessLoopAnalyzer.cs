using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>CURIO108: a loop without an end of its own that can go round without giving the kernel a chance.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO108EndlessLoopAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO108EndlessLoopAnalyzer()
        : base(Descriptors.EndlessLoop)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        LoopConditions conditions = new(start.Compilation);
        start.RegisterOperationAction(context => Analyze(context, curio, conditions), OperationKind.Loop);
    }

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, LoopConditions conditions)
    {
        var loop = (ILoopOperation)context.Operation;
        if (loop is IForEachLoopOperation || conditions.Describe(loop) is not { } what || !curio.Encloses(loop, context.ContainingSymbol))
        {
            return;
        }

        bool suspendsBetween = loop switch
        {
            IWhileLoopOperation { Condition: { } condition } => LoopWalk.Suspends(condition),
            IForLoopOperation turn => turn.AtLoopBottom.Any(LoopWalk.Suspends) || (turn.Condition is { } test && LoopWalk.Suspends(test)),
            _ => false,
        };
        if (!suspendsBetween && (LoopWalk.Through(loop.Body) & (LoopPaths.Next | LoopPaths.Continue)) != 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.EndlessLoop, Keyword(loop.Syntax).GetLocation(), what));
        }
    }

    private static SyntaxToken Keyword(SyntaxNode loop) => loop is DoStatementSyntax turn ? turn.WhileKeyword : loop.GetFirstToken();
}
