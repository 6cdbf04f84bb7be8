using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>
/// Fixes CURIO107: <c>AWAIT(x)</c> becomes <c>await x</c>, and the blocking twin of a coroutine becomes the coroutine, awaited.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO107AwaitInCoroutineFix))]
[Shared]
public sealed class CURIO107AwaitInCoroutineFix : CurioCodeFix
{
    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO107AwaitInCoroutineFix()
        : base(RuleIds.AwaitInCoroutine)
    {
    }

    private protected override IEnumerable<SiteEdit?> EditsOf(FixSite site)
    {
        if (site.Node is not InvocationExpressionSyntax { ContainsDirectives: false } call
            || site.Operation is not IInvocationOperation { TargetMethod: { } method })
        {
            yield break;
        }

        if (method is not { Name: "AWAIT", ContainingType.Name: "AsyncThread" })
        {
            yield return AwaitableTwin.Of(site, "Coro");
        }
        else if (!site.Curio.Symbols.IsCoro(method.OriginalDefinition.Parameters[0].Type))
        {
            // A plain value, which AWAIT gives back as it is.
            yield return new SiteEdit("Remove 'AWAIT'", call, current => Argument(current).WithTriviaFrom(current));
        }
        else if (site.AwaitAt(call) is { } awaiting)
        {
            yield return new SiteEdit(
                "Use 'await'", awaiting, current => CurioSyntax.AwaitInPlace(Argument(current), current, call));
        }
    }

    private static ExpressionSyntax Argument(SyntaxNode call) =>
        CurioSyntax.Operand(((InvocationExpressionSyntax)call).ArgumentList.Arguments[0].Expression.WithoutTrivia());
}
