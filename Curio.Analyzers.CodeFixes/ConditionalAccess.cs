using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Expressions behind a <c>?.</c>, which are none without what stands before it.</summary>
internal static class ConditionalAccess
{
    /// <summary>Whether an expression begins with what a <c>?.</c> before it has found.</summary>
    public static bool Continues(ExpressionSyntax expression) => expression switch
    {
        MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => true,
        InvocationExpressionSyntax invocation => Continues(invocation.Expression),
        MemberAccessExpressionSyntax access => Continues(access.Expression),
        ElementAccessExpressionSyntax element => Continues(element.Expression),
        ConditionalAccessExpressionSyntax conditional => Continues(conditional.Expression),
        PostfixUnaryExpressionSyntax postfix => Continues(postfix.Operand),
        _ => false,
    };

    /// <summary>The expression, or the conditional access that it is the end of.</summary>
    public static ExpressionSyntax Whole(ExpressionSyntax expression)
    {
        ExpressionSyntax whole = expression;
        while (Continues(whole) && whole.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(c => c.WhenNotNull.Span.Contains(whole.Span)) is { } access)
        {
            whole = access;
        }

        return whole;
    }
}
