using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.Chains;

/// <summary>The methods on the way from a coroutine's call to what blocks, which would all have to become coroutines.</summary>
internal sealed class CoroutineChain
{
    // Who changes more methods than these at once does not look at each of them any more.
    private const int MostMethods = 8;

    private CoroutineChain(FixSite call, IReadOnlyList<ChainLink> links, FixSite end)
    {
        Call = call;
        Links = links;
        End = end;
    }

    /// <summary>The call in the coroutine.</summary>
    public FixSite Call { get; }

    /// <summary>The methods, in the order in which they call each other.</summary>
    public IReadOnlyList<ChainLink> Links { get; }

    /// <summary>What blocks, in the last one.</summary>
    public FixSite End { get; }

    /// <summary>What the user is shown.</summary>
    public string Title
    {
        get
        {
            string more = Links.Count > 1 ? " and what it calls" : "";
            return $"Make '{Links[0].Method.Name}'{more} {(Call.Context == CodeContext.Task ? "asynchronous" : "a coroutine")}";
        }
    }

    /// <summary>The chain that a diagnostic reports; null when one of its methods has to stay what it is.</summary>
    public static async Task<CoroutineChain?> OfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        IReadOnlyList<Location> steps = diagnostic.AdditionalLocations;
        if (steps.Count is 0 or > MostMethods
            || await ModelOfAsync(document, cancellationToken).ConfigureAwait(false) is not var (model, curio))
        {
            return null;
        }

        FixSite call = new(await NodeAtAsync(document, diagnostic.Location, cancellationToken).ConfigureAwait(false), model, curio, cancellationToken);
        SyntaxNode node = call.Node;
        List<ChainLink> links = [];
        foreach (Location step in steps)
        {
            ISymbol? called = node is InvocationExpressionSyntax ? model.GetSymbolInfo(node, cancellationToken).Symbol : null;
            if (document.Project.GetDocument(step.SourceTree) is not { } next
                || await GeneratedCode.IsInAsync(next, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            node = await NodeAtAsync(next, step, cancellationToken).ConfigureAwait(false);
            model = (await next.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            if (ChainLink.Around(node, next, model, cancellationToken) is not { } link || !KnownSymbols.Same(link.Method, Definition(called)))
            {
                return null;
            }

            links.Add(link);
        }

        List<SyntaxNode> functions = [.. links.Select(l => l.Function)];
        return new CoroutineChain(call, links, FixSite.InFunctionMadeAsync(node, model, call, functions));
    }

    /// <summary>The solution in which they are coroutines; null when something speaks against it.</summary>
    public async Task<Solution?> ApplyAsync(CancellationToken cancellationToken)
    {
        Solution solution = Links[0].Document.Project.Solution;
        return await ChainCallers.EditsAsync(this, cancellationToken).ConfigureAwait(false) is not { } awaits
            ? null
            : await new ChainEdit(this, awaits).TryAsync(solution, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a call names: an extension method or a construction as it was declared.</summary>
    private static IMethodSymbol? Definition(ISymbol? called) =>
        called is IMethodSymbol method ? (method.ReducedFrom ?? method).OriginalDefinition : null;

    private static async Task<(SemanticModel Model, CurioContext Curio)?> ModelOfAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return CurioContext.Of(model.Compilation, document.Project.AnalyzerOptions) is { } curio ? (model, curio) : null;
    }

    private static async Task<SyntaxNode> NodeAtAsync(Document document, Location location, CancellationToken cancellationToken) =>
        (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!
            .FindNode(location.SourceSpan, getInnermostNodeForTie: true);
}
