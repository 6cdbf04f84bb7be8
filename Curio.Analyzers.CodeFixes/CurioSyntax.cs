using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Curio.Analyzers.CodeFixes;

/// <summary>The pieces of syntax that fixes put together.</summary>
internal static class CurioSyntax
{
    /// <summary>Marks the type names that a fix wrote in full, to be imported and shortened when it is done.</summary>
    public static readonly SyntaxAnnotation Name = new("Curio.Name");

    /// <summary>A member of a type, written so that it means the same everywhere until it is shortened.</summary>
    /// <param name="type">The type's full name, such as <c>System.TimeSpan</c>.</param>
    /// <param name="member">The member's name.</param>
    public static MemberAccessExpressionSyntax Member(string type, string member) => SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression,
        SyntaxFactory.ParseExpression("global::" + type).WithAdditionalAnnotations(Name, Simplifier.Annotation),
        SyntaxFactory.IdentifierName(member));

    /// <summary>An await of an expression that is already fit to be an operand.</summary>
    public static AwaitExpressionSyntax Await(ExpressionSyntax operand) => SyntaxFactory.AwaitExpression(
        SyntaxFactory.Token(default, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), operand);

    /// <summary>The expression as the operand of a unary operator: in parentheses unless it binds as tightly.</summary>
    public static ExpressionSyntax Operand(ExpressionSyntax expression) => expression
        is InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
        or SimpleNameSyntax or ParenthesizedExpressionSyntax or LiteralExpressionSyntax
        ? expression
        : SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression);

    /// <summary>
    /// The comments within a node, for a place where the node itself goes: each followed by what keeps it a comment.
    /// </summary>
    public static SyntaxTriviaList InnerComments(SyntaxNode node, SyntaxTrivia lineEnd)
    {
        SyntaxTriviaList kept = default;
        SyntaxToken first = node.GetFirstToken();
        SyntaxToken last = node.GetLastToken();
        foreach (SyntaxTrivia trivia in node.DescendantTrivia())
        {
            bool outside = (trivia.Token == first && trivia.SpanStart < first.SpanStart)
                || (trivia.Token == last && trivia.SpanStart > last.SpanStart);
            if (!outside && trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            {
                kept = kept.Add(trivia).Add(SyntaxFactory.Space);
            }
            else if (!outside && trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            {
                kept = kept.Add(trivia).Add(lineEnd);
            }
        }

        return kept;
    }
}
