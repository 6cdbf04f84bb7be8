using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C300;

/// <summary>
/// Fixes CURIO307: <c>await x.AcquireAsync();</c> with its <c>await x.ReleaseAsync();</c> at the end of the block becomes one
/// <c>using var</c>, and so does a releaser that is disposed of there, or not at all.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO307AcquireWithoutReleaseFix))]
[Shared]
public sealed class CURIO307AcquireWithoutReleaseFix() : OneEditFix(RuleIds.AcquireWithoutRelease, "Release with 'using'")
{
    private static readonly string[] s_names = ["held", "held2", "held3", "held4"];

    private protected override SiteEdit? EditOf(FixSite site)
    {
        if (site.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax owner } acquire
            || acquire.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement)
        {
            return null;
        }

        return statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } local => EditOfHolder(local, block),
            ExpressionStatementSyntax { Expression: AwaitExpressionSyntax awaiting } call when awaiting.Expression == acquire =>
                EditOfPair(call, $"await {owner.Expression}.ReleaseAsync();", block),
            _ => null,
        };
    }

    /// <summary>A releaser with a name: its disposal at the end, if there is one, is not needed any more.</summary>
    private SiteEdit? EditOfHolder(LocalDeclarationStatementSyntax local, BlockSyntax block)
    {
        string name = local.Declaration.Variables[0].Identifier.ValueText;
        var uses = block.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name).Skip(1).ToList();
        StatementSyntax? end = StatementAtEnd(block, $"{name}.Dispose();");
        return uses.Count == 0 || (uses.Count == 1 && end is not null)
            ? new SiteEdit(Title, block, current => WithUsing((BlockSyntax)current, local, UsingSyntax.Plain(local), end))
            : null;
    }

    private SiteEdit? EditOfPair(ExpressionStatementSyntax acquire, string release, BlockSyntax block)
    {
        SyntaxNode function = FunctionSyntax.Around(block) ?? block;
        bool isOnlyOne = function.DescendantNodes().OfType<ExpressionStatementSyntax>().Count(s => IsText(s, release)) == 1;
        return isOnlyOne && StatementAtEnd(block, release) is { } end && end.SpanStart > acquire.SpanStart
            ? new SiteEdit(Title, block, current => WithUsing((BlockSyntax)current, acquire, null, end))
            : null;
    }

    /// <summary>The statement with this text, when nothing but a return that awaits nothing comes behind it.</summary>
    private static StatementSyntax? StatementAtEnd(BlockSyntax block, string text)
    {
        int last = block.Statements.Count - 1;
        if (last > 0 && block.Statements[last] is ReturnStatementSyntax end && !end.DescendantNodes().OfType<AwaitExpressionSyntax>().Any())
        {
            last--;
        }

        return IsText(block.Statements[last], text) && !HasComment(block.Statements[last]) ? block.Statements[last] : null;
    }

    private static bool IsText(StatementSyntax statement, string text) =>
        SyntaxFactory.AreEquivalent(statement, SyntaxFactory.ParseStatement(text));

    private static bool HasComment(SyntaxNode node) => node.DescendantTrivia().Any(t =>
        t.IsDirective || t.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);

    private static BlockSyntax WithUsing(
        BlockSyntax block, StatementSyntax acquire, LocalDeclarationStatementSyntax? declaration, StatementSyntax? release)
    {
        // Another edit may have changed the block before: the statements are found by what they say.
        StatementSyntax? first = block.Statements.FirstOrDefault(s => SyntaxFactory.AreEquivalent(s, acquire));
        StatementSyntax? last = release is null ? null : block.Statements.LastOrDefault(s => SyntaxFactory.AreEquivalent(s, release));
        if (first is null)
        {
            return block;
        }

        StatementSyntax use = declaration?.WithTriviaFrom(first) ?? Declared((ExpressionStatementSyntax)first, block);
        SyntaxList<StatementSyntax> statements = block.Statements;
        if (last is not null)
        {
            statements = statements.Remove(last);
        }

        return block.WithStatements(statements.Replace(statements.First(s => SyntaxFactory.AreEquivalent(s, acquire)), use));
    }

    private static LocalDeclarationStatementSyntax Declared(ExpressionStatementSyntax acquire, BlockSyntax block)
    {
        HashSet<string> used = [.. block.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText)];
        string name = s_names.FirstOrDefault(n => !used.Contains(n)) ?? "heldNow";
        var declaration = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"using var {name} = x;");
        return declaration.ReplaceNode(declaration.Declaration.Variables[0].Initializer!.Value, acquire.Expression.WithoutTrivia())
            .WithTriviaFrom(acquire);
    }
}
