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

    /// <summary>An await in place of an expression, with its trivia, and in parentheses where it could not stand without.</summary>
    /// <param name="operand">What is awaited.</param>
    /// <param name="old">The expression as it is now.</param>
    /// <param name="place">The expression as it stood, in its old surroundings.</param>
    public static ExpressionSyntax AwaitInPlace(ExpressionSyntax operand, SyntaxNode old, SyntaxNode place)
    {
        ExpressionSyntax awaiting = Await(operand);
        return (IsOperandOfPrimary(place) ? SyntaxFactory.ParenthesizedExpression(awaiting) : awaiting).WithTriviaFrom(old);
    }

    /// <summary>The type of an expression, written so that it means the same everywhere until it is shortened.</summary>
    public static TypeSyntax TypeName(ITypeSymbol type) =>
        SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
            .WithAdditionalAnnotations(Name, Simplifier.Annotation);

    /// <summary>A type without type arguments, or with one, written so until it is imported and shortened.</summary>
    /// <param name="type">The type's full name, such as <c>System.TimeSpan</c>.</param>
    /// <param name="argument">Its type argument as it is to be written; null for none.</param>
    public static TypeSyntax TypeName(string type, TypeSyntax? argument = null)
    {
        var name = (QualifiedNameSyntax)SyntaxFactory.ParseTypeName("global::" + type);
        return (argument is null ? name : name.WithRight(SyntaxFactory.GenericName(
                name.Right.Identifier, SyntaxFactory.TypeArgumentList([argument]))))
            .WithAdditionalAnnotations(Name, Simplifier.Annotation);
    }

    /// <summary>A call without arguments, or with some.</summary>
    public static InvocationExpressionSyntax Call(ExpressionSyntax method, params ExpressionSyntax[] arguments) =>
        SyntaxFactory.InvocationExpression(method, SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
            arguments.Select(SyntaxFactory.Argument),
            Enumerable.Repeat(SyntaxFactory.Token(default, SyntaxKind.CommaToken, [SyntaxFactory.Space]), Math.Max(0, arguments.Length - 1)))));

    /// <summary>Whether what stands around an expression binds more tightly than <c>await</c>.</summary>
    private static bool IsOperandOfPrimary(SyntaxNode node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == node,
        ElementAccessExpressionSyntax element => element.Expression == node,
        InvocationExpressionSyntax invocation => invocation.Expression == node,
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == node,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Whether trivia is a comment, be it documentation.</summary>
    public static bool IsComment(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

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
