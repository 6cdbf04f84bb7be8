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
    private const string Title = "Run it on a kernel with 'Kernel.RunAsync'";

    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO203NoKernelFix()
        : base(RuleIds.NoKernel)
    {
    }

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    private static SiteEdit? EditOf(FixSite place)
    {
        // Two awaits would run on two kernels, which share nothing: then the whole belongs into one coroutine.
        SyntaxNode? function = FunctionSyntax.Around(place.Node) ?? place.Node.SyntaxTree.GetRoot(place.CancellationToken);
        return place.Node is AwaitExpressionSyntax && FunctionSyntax.OwnNodes(function).OfType<AwaitExpressionSyntax>()
                .Count(a => place.Curio.Symbols.IsOfRuntime(place.Model.GetTypeInfo(a.Expression, place.CancellationToken).Type)) == 1
            ? new SiteEdit(Title, place.Node, current => OnKernel((AwaitExpressionSyntax)current))
            : null;
    }

    private static AwaitExpressionSyntax OnKernel(AwaitExpressionSyntax awaiting) => awaiting.WithExpression(
        SyntaxFactory.InvocationExpression(
                CurioSyntax.Member("Curio.Kernel", "RunAsync"),
                SyntaxFactory.ArgumentList([SyntaxFactory.Argument(awaiting.Expression.WithoutTrivia())]))
            .WithTriviaFrom(awaiting.Expression));
}
