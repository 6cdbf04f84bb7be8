using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Changes of a call that keep its arguments and layout.</summary>
internal static class CallSyntax
{
    /// <summary>The name of the method in a call's syntax; null when what is called has none.</summary>
    public static SimpleNameSyntax? NameIn(SyntaxNode call) => call is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax name => name,
            _ => null,
        }
        : null;

    /// <summary>The same call of a method with another name.</summary>
    public static ExpressionSyntax Renamed(ExpressionSyntax call, string name) => NameIn(call) is not { } old
        ? call
        : call.ReplaceToken(old.Identifier, SyntaxFactory.Identifier(name).WithTriviaFrom(old.Identifier));

    /// <summary>What a method is called on: <c>x.y</c> of <c>x.y.M()</c>; null for a plain name.</summary>
    public static ExpressionSyntax? Receiver(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        MemberAccessExpressionSyntax access => access.Expression,
        _ => null,
    };
}
