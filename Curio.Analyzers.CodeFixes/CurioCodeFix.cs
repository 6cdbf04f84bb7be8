using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// What all fixes share: a fix is worked out, and compiled, before it is offered; all sites of a document are fixed in
/// one pass, and one that cannot be fixed does not keep the others from it.
/// </summary>
public abstract class CurioCodeFix : CodeFixProvider
{
    private static readonly FixAllProvider s_fixAll = FixAllProvider.Create(
        async (context, document, diagnostics) =>
            await ((CurioCodeFix)context.CodeFixProvider)
                .FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    private readonly string _title;

    private protected CurioCodeFix(string diagnosticId, string title)
    {
        FixableDiagnosticIds = [diagnosticId];
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => s_fixAll;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Document? changed = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (changed is not null)
            {
                context.RegisterCodeFix(CodeAction.Create(_title, _ => Task.FromResult(changed), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>The edit that removes a diagnostic, or null when there is none that is certainly right.</summary>
    private protected abstract SiteEdit? EditOf(
        SyntaxNode node, SemanticModel model, CurioContext curio, CancellationToken cancellationToken);

    private async Task<Document?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (CurioContext.Of(model.Compilation, document.Project.AnalyzerOptions) is not { } curio)
        {
            return null;
        }

        var edits = diagnostics
            .Select(d => root.FindNode(d.Location.SourceSpan, getInnermostNodeForTie: true))
            .Distinct()
            .Select(node => EditOf(node, model, curio, cancellationToken))
            .OfType<SiteEdit>()
            .ToList();

        Document? changed = await ApplyAsync(document, root, edits, cancellationToken).ConfigureAwait(false);
        return changed is null && edits.Count > 1
            ? await ApplyOneByOneAsync(document, root, edits, cancellationToken).ConfigureAwait(false)
            : changed;
    }

    /// <summary>Keeps each edit that compiles together with those kept before it.</summary>
    private static async Task<Document?> ApplyOneByOneAsync(
        Document document, SyntaxNode root, List<SiteEdit> edits, CancellationToken cancellationToken)
    {
        List<SiteEdit> kept = [];
        Document? changed = null;
        foreach (SiteEdit edit in edits)
        {
            Document? next = await ApplyAsync(document, root, [.. kept, edit], cancellationToken).ConfigureAwait(false);
            if (next is not null)
            {
                kept.Add(edit);
                changed = next;
            }
        }

        return changed;
    }

    /// <summary>The document with all of the edits, or null when it would not compile.</summary>
    private static async Task<Document?> ApplyAsync(
        Document document, SyntaxNode root, List<SiteEdit> edits, CancellationToken cancellationToken)
    {
        if (edits.Count == 0)
        {
            return null;
        }

        Document edited = document.WithSyntaxRoot(Edited(root, edits, document));
        Document imported = await Imports.AddMissingAsync(edited, cancellationToken).ConfigureAwait(false);

        // A new import can make another name ambiguous; then the names stay as long as they must.
        foreach (Document candidate in new[] { imported, edited }.Distinct())
        {
            Document changed = await Simplifier.ReduceAsync(candidate, CurioSyntax.Name, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            if (!await CompileCheck.AddsErrorsAsync(document, changed, cancellationToken).ConfigureAwait(false))
            {
                return changed;
            }
        }

        return null;
    }

    private static SyntaxNode Edited(SyntaxNode root, List<SiteEdit> edits, Document document)
    {
        SyntaxEditor editor = new(root, document.Project.Solution.Services);
        foreach (SiteEdit edit in edits)
        {
            editor.ReplaceNode(edit.Node, (current, _) => edit.Rewrite(current));
            if (edit.Site?.Function is AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } && body == edit.Node)
            {
                editor.ReplaceNode(edit.Site.Function, (current, _) => WithBlock((AnonymousFunctionExpressionSyntax)current));
            }
        }

        foreach (AsyncConversion conversion in edits.Select(e => e.Site?.Conversion).OfType<AsyncConversion>()
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
