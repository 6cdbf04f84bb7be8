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
public sealed class CURIO107AwaitInCoroutineFix() : CurioCodeFix(RuleIds.AwaitInCoroutine)
{
    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site)
    {
        if (AwaitedStatement.Around(site.Node) is { } statement)
        {
            return [AwaitedStatement.Edit(site, statement)];
        }

        return site.Node is InvocationExpressionSyntax call
            && !Directives.AreWithin(call)
            && site.Operation is IInvocationOperation { TargetMethod: { } method }
            ? [OfCall(site, call, method)]
            : [];
    }

    private static SiteEdit? OfCall(FixSite site, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method is not { Name: "AWAIT", ContainingType.Name: "AsyncThread" })
        {
            return AwaitableTwin.Of(site, "Coro");
        }

        // A plain value AWAIT gives back as it is.
        return !site.Curio.Symbols.IsCoro(method.OriginalDefinition.Parameters[0].Type)
            ? new SiteEdit("Remove 'AWAIT'", call, current => Argument(current).WithTriviaFrom(current))
            : site.AwaitAt(call) is { } awaiting
            ? new SiteEdit("Use 'await'", awaiting, current => CurioSyntax.AwaitInPlace(Argument(current), current, call))
            : null;
    }

    private static ExpressionSyntax Argument(SyntaxNode call) =>
        CurioSyntax.Operand(((InvocationExpressionSyntax)call).ArgumentList.Arguments[0].Expression.WithoutTrivia());
}
