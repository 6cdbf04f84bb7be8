using System.Composition;
using Curio.Analyzers.C200;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C200;

/// <summary>Fixes CURIO204: <c>await F(x)</c> becomes <c>await Coro.FromTask(ct => F(x, ct))</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO204TaskWithoutTokenFix))]
[Shared]
public sealed class CURIO204TaskWithoutTokenFix() : OneEditFix(RuleIds.TaskWithoutToken, "Use 'Coro.FromTask' with a cancellation token")
{
    private const string Token = "ct";

    private protected override SiteEdit? EditOf(FixSite site)
    {
        // An await among the arguments cannot move into a lambda, and a name that is taken would hide something.
        if (site.Node is not InvocationExpressionSyntax call
            || Directives.AreWithin(call)
            || site.Node.FirstAncestorOrSelf<AwaitExpressionSyntax>() is not { } awaiting
            || site.Model.GetOperation(awaiting, site.CancellationToken) is not IAwaitOperation awaited
            || site.Model.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken") is not { } token
            || TokenlessCall.From(awaited, token, CURIO204TaskWithoutTokenAnalyzer.Tasks(site.Model.Compilation)) is not { } found
            || found.Call.Syntax != call
            || call.DescendantNodes().Any(n => n is AwaitExpressionSyntax or DeclarationExpressionSyntax)
            || !site.Model.LookupSymbols(call.SpanStart, name: Token).IsEmpty)
        {
            return null;
        }

        return new SiteEdit(Title, awaiting, current => ((AwaitExpressionSyntax)current).WithExpression(FromTask(call, found.Optional)));
    }

    private static InvocationExpressionSyntax FromTask(InvocationExpressionSyntax call, IParameterSymbol? optional)
    {
        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(Token));

        // Only a name says which of several optional parameters is meant; after named ones everything needs one.
        bool isLast = optional is null || optional.Ordinal == call.ArgumentList.Arguments.Count;
        if (optional is not null && (!isLast || call.ArgumentList.Arguments.Any(a => a.NameColon is not null)))
        {
            argument = argument.WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(optional.Name))
                .WithColonToken(SyntaxFactory.Token(default, SyntaxKind.ColonToken, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
        }

        ArgumentListSyntax old = call.ArgumentList;
        SyntaxToken comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        ArgumentListSyntax arguments = old.WithArguments(old.Arguments.Count == 0
            ? [argument]
            : SyntaxFactory.SeparatedList(old.Arguments.Append(argument), old.Arguments.GetSeparators().Append(comma)));
        LambdaExpressionSyntax lambda = SyntaxFactory.SimpleLambdaExpression(
            default,
            SyntaxFactory.Parameter(SyntaxFactory.Identifier(Token).WithTrailingTrivia(SyntaxFactory.Space)),
            null,
            call.WithArgumentList(arguments).WithoutTrivia());
        lambda = lambda.WithArrowToken(lambda.ArrowToken.WithTrailingTrivia(SyntaxFactory.Space));
        return SyntaxFactory.InvocationExpression(
                CurioSyntax.Member("Curio.Coro", "FromTask"), SyntaxFactory.ArgumentList([SyntaxFactory.Argument(lambda)]))
            .WithTrailingTrivia(call.GetTrailingTrivia());
    }
}
