using System.Composition;
using Curio.Analyzers.C200;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C200;

/// <summary>
/// Fixes CURIO207: the function becomes asynchronous and awaits what it returned. Its body then runs later, when it is
/// awaited itself, which is just what the block wants.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO207UnawaitedReturnFix))]
[Shared]
public sealed class CURIO207UnawaitedReturnFix() : OneEditFix(RuleIds.UnawaitedReturn, "Make the function 'async' and await")
{
    private protected override SiteEdit? EditOf(FixSite site)
    {
        if (FunctionSyntax.Around(site.Node) is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax) || FunctionSyntax.Around(site.Node) is not { } function
            || site.Model.GetDeclaredSymbol(function, site.CancellationToken) is not IMethodSymbol symbol
            || symbol.ReturnType is not INamedTypeSymbol type)
        {
            return null;
        }

        // One edit for the function, made for the first of its diagnostics.
        var returns = FunctionSyntax.OwnNodes(function).OfType<ReturnStatementSyntax>().ToList();
        bool isFirst = returns.FirstOrDefault(r => site.Model.GetOperation(r, site.CancellationToken) is IReturnOperation operation
            && UnawaitedReturn.From(operation, symbol, site.Curio) is not null) is { } first && first.Span.Contains(site.Node.Span);
        return isFirst && returns.All(r => CanAwait(r, type, function, site.Model, site.CancellationToken))
            ? new SiteEdit(Title, function, current => Converted(current, type.IsGenericType))
            : null;
    }

    private static bool CanAwait(
        ReturnStatementSyntax statement, INamedTypeSymbol type, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        statement is { Expression: { } value, Parent: BlockSyntax }
        && KnownSymbols.Same(model.GetTypeInfo(value, cancellationToken).Type, type)
        && !AwaitHazards.Exist(statement, function, model, cancellationToken);

    private static SyntaxNode Converted(SyntaxNode function, bool hasResult)
    {
        BlockSyntax body = function is MethodDeclarationSyntax method ? method.Body! : ((LocalFunctionStatementSyntax)function).Body!;
        var returns = FunctionSyntax.OwnNodes(function).OfType<ReturnStatementSyntax>().ToList();
        SyntaxNode changed = function.TrackNodes(returns);
        foreach (ReturnStatementSyntax statement in returns)
        {
            ReturnStatementSyntax current = changed.GetCurrentNode(statement)!;
            AwaitExpressionSyntax awaiting = CurioSyntax.Await(CurioSyntax.Operand(current.Expression!.WithoutTrivia()));
            bool isLast = body.Statements.LastOrDefault() == statement;
            changed = hasResult
                ? changed.ReplaceNode(current, current.WithExpression(awaiting.WithTriviaFrom(current.Expression!)))
                : changed.ReplaceNode(current, Awaits(current, awaiting, isLast));
        }

        return AsyncConversion.WithAsync(changed);
    }

    /// <summary>Without a result the await is a statement, and the return one of its own, where it is not the last.</summary>
    private static IEnumerable<SyntaxNode> Awaits(ReturnStatementSyntax statement, AwaitExpressionSyntax awaiting, bool isLast)
    {
        yield return SyntaxFactory.ExpressionStatement(awaiting)
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(isLast ? statement.GetTrailingTrivia() : StatementLayout.End(statement));
        if (!isLast)
        {
            yield return SyntaxFactory.ReturnStatement()
                .WithLeadingTrivia(StatementLayout.Indentation(statement)).WithTrailingTrivia(statement.GetTrailingTrivia());
        }
    }
}
