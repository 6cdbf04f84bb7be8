using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Curio.Analyzers.CodeFixes;

/// <summary>A document with edits that compile together.</summary>
internal sealed class AppliedEdits
{
    private AppliedEdits(Document document, IReadOnlyList<SiteEdit> edits)
    {
        Document = document;
        Edits = edits;
    }

    /// <summary>The changed document.</summary>
    public Document Document { get; }

    /// <summary>What was done to it; at least one edit.</summary>
    public IReadOnlyList<SiteEdit> Edits { get; }

    /// <summary>The document with all of the edits, or null when it would not compile.</summary>
    public static async Task<AppliedEdits?> TryAsync(
        Document document, IReadOnlyList<SiteEdit> edits, CancellationToken cancellationToken)
    {
        if (edits.Count == 0)
        {
            return null;
        }

        Solution? changed = await EditedSolution.TryAsync(
            document.Project.Solution, edits.ToLookup(_ => document.Id), cancellationToken).ConfigureAwait(false);
        return changed is null ? null : new AppliedEdits(changed.GetDocument(document.Id)!, edits);
    }

    /// <summary>The tree of a document with edits, not yet looked at by the compiler.</summary>
    public static SyntaxNode Edited(SyntaxNode root, IReadOnlyList<SiteEdit> edits, Document document)
    {
        SyntaxEditor editor = new(root, document.Project.Solution.Services);
        foreach (SiteEdit edit in edits)
        {
            foreach (NodeChange change in edit.Changes)
            {
                editor.ReplaceNode(change.Node, (current, _) => change.Rewrite(current));
            }

            foreach (AwaitSite site in edit.Awaits.Where(_ => edit.AddsValue))
            {
                if (site.Function is AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } && body == site.Node)
                {
                    editor.ReplaceNode(site.Function, (current, _) => WithBlock((AnonymousFunctionExpressionSyntax)current));
                }
            }
        }

        foreach (AsyncConversion conversion in edits.SelectMany(e => e.Awaits).Select(s => s.Conversion).OfType<AsyncConversion>()
            .GroupBy(c => c.Function).Select(g => g.First()))
        {
            conversion.Apply(editor);
        }

        return editor.GetChangedRoot();
    }

    /// <summary>
    /// A lambda whose body was a call without a value gets a block: as an expression the await would give it one, and
    /// overload resolution could choose another method.
    /// </summary>
    private static AnonymousFunctionExpressionSyntax WithBlock(AnonymousFunctionExpressionSyntax lambda)
    {
        ExpressionSyntax body = lambda.ExpressionBody!;
        StatementSyntax statement = SyntaxFactory.ExpressionStatement(body.WithoutTrivia());
        BlockSyntax block = SyntaxFactory.Block(
            SyntaxFactory.Token(default, SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            [statement.WithTrailingTrivia(SyntaxFactory.Space)],
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
        return lambda.WithExpressionBody(null).WithBlock(block.WithTriviaFrom(body));
    }
}
