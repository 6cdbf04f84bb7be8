using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C200;

/// <summary>Fixes CURIO203: the coroutine is given a kernel.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO203NoKernelFix))]
[Shared]
public sealed class CURIO203NoKernelFix : CurioCodeFix
{
    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO203NoKernelFix()
        : base(RuleIds.NoKernel, "Run it on a kernel with 'Kernel.RunAsync'")
    {
    }

    private protected override SiteEdit? EditOf(
        SyntaxNode node, SemanticModel model, CurioContext curio, CancellationToken cancellationToken)
    {
        // Two awaits would run on two kernels, which share nothing: then the whole belongs into one coroutine.
        SyntaxNode? function = FunctionSyntax.Around(node) ?? node.SyntaxTree.GetRoot(cancellationToken);
        return node is AwaitExpressionSyntax && FunctionSyntax.OwnNodes(function).OfType<AwaitExpressionSyntax>()
                .Count(a => curio.Symbols.IsOfRuntime(model.GetTypeInfo(a.Expression, cancellationToken).Type)) == 1
            ? new SiteEdit(node, current => OnKernel((AwaitExpressionSyntax)current))
            : null;
    }

    private static AwaitExpressionSyntax OnKernel(AwaitExpressionSyntax awaiting) => awaiting.WithExpression(
        SyntaxFactory.InvocationExpression(
                CurioSyntax.Member("Curio.Kernel", "RunAsync"),
                SyntaxFactory.ArgumentList([SyntaxFactory.Argument(awaiting.Expression.WithoutTrivia())]))
            .WithTriviaFrom(awaiting.Expression));
}
