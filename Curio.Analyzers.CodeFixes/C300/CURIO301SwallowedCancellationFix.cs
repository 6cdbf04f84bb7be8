using System.Composition;
using Curio.Analyzers.C300;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace Curio.Analyzers.CodeFixes.C300;

/// <summary>
/// Fixes CURIO301: a handler of failures gets <c>when (e is not CancelledException)</c>; one that means the cancellation rethrows it
/// at its end.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO301SwallowedCancellationFix))]
[Shared]
public sealed class CURIO301SwallowedCancellationFix() : OneEditFix(RuleIds.SwallowedCancellation, "Let the cancellation go on")
{
    private static readonly string[] s_names = ["e", "ex", "exception", "caught", "failure"];

    private static readonly TypeSyntax s_exception = Type("System.Exception");
    private static readonly TypeSyntax s_cancelled = Type("Curio.CancelledException");

    private protected override SiteEdit? EditOf(FixSite site)
    {
        if (site.Node is not CatchClauseSyntax clause
            || CancellationTypes.Of(site.Curio) is not { } types
            || site.Model.GetOperation(clause, site.CancellationToken) is not ICatchClauseOperation operation)
        {
            return null;
        }

        if (types.AreMeantBy(operation))
        {
            return EndsOnlyAtItsEnd(clause.Block, site.Model)
                ? new SiteEdit(Title, clause.Block, current => WithRethrow((BlockSyntax)current))
                : null;
        }

        string? name = clause.Declaration is { Identifier: { RawKind: not 0, ValueText.Length: > 0 } identifier }
            ? identifier.ValueText
            : FreeName(clause);
        return name is null ? null : new SiteEdit(Title, clause, current => WithFilter((CatchClauseSyntax)current, name));
    }

    private static bool EndsOnlyAtItsEnd(BlockSyntax block, SemanticModel model) =>
        model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: true, ExitPoints.Length: 0, ReturnStatements.Length: 0 };

    private static BlockSyntax WithRethrow(BlockSyntax block) =>
        block.AddStatements(StatementLayout.Like(SyntaxFactory.ParseStatement("throw;"), block.Statements.LastOrDefault()));

    /// <summary>A name that nothing around the handler has.</summary>
    private static string? FreeName(CatchClauseSyntax clause)
    {
        SyntaxNode function = FunctionSyntax.Around(clause) ?? clause.SyntaxTree.GetRoot();
        HashSet<string> used = [.. function.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText)];
        return s_names.FirstOrDefault(n => !used.Contains(n));
    }

    private static CatchClauseSyntax WithFilter(CatchClauseSyntax clause, string name)
    {
        CatchDeclarationSyntax declaration = clause.Declaration is { } existing
            ? WithName(existing, name)
            : SyntaxFactory.CatchDeclaration(s_exception.WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Identifier(name));
        ExpressionSyntax test = SyntaxFactory.IsPatternExpression(
            SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space),
            Keyword(SyntaxKind.IsKeyword),
            SyntaxFactory.UnaryPattern(
                Keyword(SyntaxKind.NotKeyword), SyntaxFactory.TypePattern(s_cancelled)));
        SyntaxTriviaList end = clause.Filter?.GetTrailingTrivia() ?? clause.Declaration?.GetTrailingTrivia() ?? clause.CatchKeyword.TrailingTrivia;
        CatchFilterClauseSyntax filter = SyntaxFactory.CatchFilterClause(
                Keyword(SyntaxKind.WhenKeyword),
                SyntaxFactory.Token(SyntaxKind.OpenParenToken),
                clause.Filter is { } old ? And(old.FilterExpression, test) : test,
                SyntaxFactory.Token(SyntaxKind.CloseParenToken))
            .WithTrailingTrivia(end);
        return clause
            .WithCatchKeyword(clause.Declaration is null ? clause.CatchKeyword.WithTrailingTrivia(SyntaxFactory.Space) : clause.CatchKeyword)
            .WithDeclaration(declaration.WithTrailingTrivia(SyntaxFactory.Space))
            .WithFilter(filter);
    }

    private static CatchDeclarationSyntax WithName(CatchDeclarationSyntax declaration, string name) =>
        declaration.Identifier.ValueText.Length > 0
            ? declaration
            : declaration.WithType(declaration.Type.WithTrailingTrivia(declaration.Type.GetTrailingTrivia().Add(SyntaxFactory.Space))).WithIdentifier(SyntaxFactory.Identifier(name));

    private static BinaryExpressionSyntax And(ExpressionSyntax left, ExpressionSyntax right)
    {
        ExpressionSyntax operand = left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression }
            or ConditionalExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }
            ? SyntaxFactory.ParenthesizedExpression(left)
            : left;
        return SyntaxFactory.BinaryExpression(
            SyntaxKind.LogicalAndExpression,
            operand.WithTrailingTrivia(SyntaxFactory.Space),
            Keyword(SyntaxKind.AmpersandAmpersandToken),
            right);
    }

    private static TypeSyntax Type(string name) =>
        SyntaxFactory.ParseTypeName("global::" + name).WithAdditionalAnnotations(CurioSyntax.Name, Simplifier.Annotation);

    private static SyntaxToken Keyword(SyntaxKind kind) => SyntaxFactory.Token(default, kind, [SyntaxFactory.Space]);
}
