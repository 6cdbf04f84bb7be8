using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Suppressors;

/// <summary>
/// CURIOS4: the rules on calls that are not awaited, where what is dropped is a coroutine. They say that execution goes on
/// before the call has completed; a coroutine that nobody awaits never begins, and CURIO201 says so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotAwaitedSuppressor : CurioSuppressor
{
    /// <summary>Creates the suppressor; the compiler does.</summary>
    public NotAwaitedSuppressor()
        : base("CURIOS4", "CURIO201 reports a coroutine that is never awaited, which does not even begin", "CS4014", "VSTHRD110", "MA0134")
    {
    }

    private protected override bool IsWrong(SyntaxNode node, SemanticModel model, CurioContext curio)
    {
        ExpressionSyntax? dropped = node.FirstAncestorOrSelf<ExpressionStatementSyntax>()?.Expression;
        return dropped is not null and not AwaitExpressionSyntax
            && RuleState.IsOn("CURIO201", node.SyntaxTree, model.Compilation)
            && curio.Symbols.IsCoro(model.GetTypeInfo(dropped).Type);
    }
}
