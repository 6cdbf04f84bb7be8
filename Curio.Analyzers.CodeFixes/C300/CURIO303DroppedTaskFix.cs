using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C300;

/// <summary>Fixes CURIO303: a task that nobody joins is said to be a daemon.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO303DroppedTaskFix))]
[Shared]
public sealed class CURIO303DroppedTaskFix() : OneEditFix(RuleIds.DroppedTask, "Spawn as a daemon: nobody waits for it")
{
    private protected override SiteEdit? EditOf(FixSite site) =>
        site.Node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 }
            ? new SiteEdit(Title, site.Node, current => AsDaemon((InvocationExpressionSyntax)current))
            : null;

    private static InvocationExpressionSyntax AsDaemon(InvocationExpressionSyntax call)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        int place = arguments.IndexOf(a => a.NameColon?.Name.Identifier.ValueText == "daemon");
        if (place < 0 && arguments.Count > 1 && arguments[1].NameColon is null)
        {
            place = 1;
        }

        ExpressionSyntax yes = SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
        if (place >= 0)
        {
            ArgumentSyntax old = arguments[place];
            return call.WithArgumentList(call.ArgumentList.ReplaceNode(old, old.WithExpression(yes.WithTriviaFrom(old.Expression))));
        }

        ArgumentSyntax daemon = SyntaxFactory.Argument(
            SyntaxFactory.NameColon(SyntaxFactory.IdentifierName("daemon")).WithTrailingTrivia(SyntaxFactory.Space), default, yes);
        SyntaxNodeOrTokenList list = arguments.GetWithSeparators()
            .Add(SyntaxFactory.Token(default, SyntaxKind.CommaToken, [SyntaxFactory.Space]))
            .Add(daemon);
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(list)));
    }
}
