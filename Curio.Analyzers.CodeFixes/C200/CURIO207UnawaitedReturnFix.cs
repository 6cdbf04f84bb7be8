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
public sealed class CURIO207UnawaitedReturnFix : CurioCodeFix
{
    private const string Title = "Make the function 'async' and await";

    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO207UnawaitedReturnFix()
        : base(RuleIds.UnawaitedReturn)
    {
    }

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    private static SiteEdit? EditOf(FixSite place)
    {
        if (FunctionSyntax.Around(place.Node) is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax) || FunctionSyntax.Around(place.Node) is not { } function
            || place.Model.GetDeclaredSymbol(function, place.CancellationToken) is not IMethodSymbol symbol
            || symbol.ReturnType is not INamedTypeSymbol type)
        {
            return null;
        }

        // One edit for the function, made for the first of its diagnostics.
        var returns = FunctionSyntax.OwnNodes(function).OfType<ReturnStatementSyntax>().ToList();
        bool isFirst = returns.FirstOrDefault(r => place.Model.GetOperation(r, place.CancellationToken) is IReturnOperation operation
            && UnawaitedReturn.From(operation, symbol, place.Curio) is not null) is { } first && first.Span.Contains(place.Node.Span);
        return isFirst && returns.All(r => CanAwait(r, type, function, place.Model, place.CancellationToken))
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

        return WithAsync(changed);
    }

    /// <summary>Without a result the await is a statement, and the return one of its own, where it is not the last.</summary>
    private static IEnumerable<SyntaxNode> Awaits(ReturnStatementSyntax statement, AwaitExpressionSyntax awaiting, bool isLast)
    {
        SyntaxTriviaList indentation = [.. statement.GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia))];
        StatementSyntax first = SyntaxFactory.ExpressionStatement(awaiting).WithLeadingTrivia(statement.GetLeadingTrivia());
        SyntaxTriviaList lineEnd = [.. statement.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia))];
        yield return first.WithTrailingTrivia(isLast ? statement.GetTrailingTrivia() : lineEnd.Count > 0 ? lineEnd : [SyntaxFactory.Space]);
        if (!isLast)
        {
            yield return SyntaxFactory.ReturnStatement().WithLeadingTrivia(indentation).WithTrailingTrivia(statement.GetTrailingTrivia());
        }
    }

    private static SyntaxNode WithAsync(SyntaxNode function)
    {
        SyntaxToken async = SyntaxFactory.Token(default, SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        SyntaxTriviaList leading = function.GetLeadingTrivia();
        SyntaxNode bare = function.WithoutLeadingTrivia();
        return (bare switch
        {
            MethodDeclarationSyntax method => method.WithModifiers(method.Modifiers.Add(async)),
            LocalFunctionStatementSyntax local => local.WithModifiers(local.Modifiers.Add(async)),
            _ => bare,
        }).WithLeadingTrivia(leading);
    }
}
