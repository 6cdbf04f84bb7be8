using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C200;

/// <summary>Fixes CURIO203: the coroutine is given a kernel.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO203NoKernelFix))]
[Shared]
public sealed class CURIO203NoKernelFix() : OneEditFix(RuleIds.NoKernel, "Run it on a kernel with 'Kernel.RunAsync'")
{
    private protected override SiteEdit? EditOf(FixSite site)
    {
        // Two awaits would run on two kernels, which share nothing: then the whole belongs into one coroutine.
        SyntaxNode? function = FunctionSyntax.Around(site.Node) ?? site.Node.SyntaxTree.GetRoot(site.CancellationToken);
        return site.Node is AwaitExpressionSyntax && FunctionSyntax.OwnNodes(function).OfType<AwaitExpressionSyntax>()
                .Count(a => site.Curio.Symbols.IsOfRuntime(site.Model.GetTypeInfo(a.Expression, site.CancellationToken).Type)) == 1
            ? new SiteEdit(Title, site.Node, current => OnKernel((AwaitExpressionSyntax)current))
            : null;
    }

    private static AwaitExpressionSyntax OnKernel(AwaitExpressionSyntax awaiting) => awaiting.WithExpression(
        SyntaxFactory.InvocationExpression(
                CurioSyntax.Member("Curio.Kernel", "RunAsync"),
                SyntaxFactory.ArgumentList([SyntaxFactory.Argument(awaiting.Expression.WithoutTrivia())]))
            .WithTriviaFrom(awaiting.Expression));
}
