using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Where an <c>await</c> needs parentheses, and what a call is made of.</summary>
internal static class Operands
{
    /// <summary>Whether something follows an expression that binds tighter than <c>await</c>.</summary>
    /// <param name="expression">The expression that will be awaited.</param>
    /// <returns>True when it must stand in parentheses.</returns>
    public static bool NeedsParentheses(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == expression,
        ElementAccessExpressionSyntax access => access.Expression == expression,
        ConditionalAccessExpressionSyntax access => access.Expression == expression,
        InvocationExpressionSyntax call => call.Expression == expression,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Whether an expression can stand behind <c>await</c> as it is.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>False for one that must be put in parentheses.</returns>
    public static bool IsPrimary(ExpressionSyntax expression) => expression is
        InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax
        or ParenthesizedExpressionSyntax or LiteralExpressionSyntax or BaseObjectCreationExpressionSyntax or ThisExpressionSyntax
        or InterpolatedStringExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax;

    /// <summary>The name that a call calls.</summary>
    /// <param name="called">What stands before the arguments.</param>
    /// <returns>The name, or null when it is not a name.</returns>
    public static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        AliasQualifiedNameSyntax name => name.Name,
        _ => null,
    };

    /// <summary>Whether a call is made only when what stands before a question mark is not null.</summary>
    /// <param name="call">The call.</param>
    /// <returns>True for <c>a?.Get()</c> and <c>a?.b.Get()</c>.</returns>
    public static bool IsConditional(InvocationExpressionSyntax call)
    {
        ExpressionSyntax expression = call;
        while (true)
        {
            switch (expression)
            {
                case InvocationExpressionSyntax inner:
                    expression = inner.Expression;
                    break;
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case ElementAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case PostfixUnaryExpressionSyntax unary:
                    expression = unary.Operand;
                    break;
                case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                    return true;
                default:
                    return false;
            }
        }
    }
}
