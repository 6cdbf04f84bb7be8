using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Curio.Analyzers.CodeFixes.Chains;

/// <summary>
/// Everybody who calls a method of a chain, and has to await it then: coroutines, and the methods of the chain themselves. A single
/// other use keeps the whole chain what it is.
/// </summary>
internal static class ChainCallers
{
    // A change of more calls than these is no quick fix.
    private const int MostCalls = 64;

    /// <summary>The awaits of all calls; null when one of them cannot be awaited.</summary>
    public static async Task<List<ChainCall>?> EditsAsync(CoroutineChain chain, CancellationToken cancellationToken)
    {
        List<ChainCall> calls = [];
        foreach (ChainLink link in chain.Links)
        {
            IEnumerable<ReferencedSymbol> found = await SymbolFinder
                .FindReferencesAsync(link.Method, link.Document.Project.Solution, cancellationToken).ConfigureAwait(false);
            foreach (ReferencedSymbol symbol in found)
            {
                // A reference to something else is one through an interface, which keeps its shape.
                if (!KnownSymbols.Same(symbol.Definition, link.Method) || calls.Count + symbol.Locations.Count() > MostCalls)
                {
                    return null;
                }

                foreach (ReferenceLocation location in symbol.Locations)
                {
                    SyntaxNode name = await NameAtAsync(location, cancellationToken).ConfigureAwait(false);
                    if (name.IsPartOfStructuredTrivia())
                    {
                        continue;
                    }

                    if (await CallOfAsync(chain, location, name, cancellationToken).ConfigureAwait(false) is not { } call)
                    {
                        return null;
                    }

                    calls.Add(call);
                }
            }
        }

        return calls;
    }

    private static async Task<SyntaxNode> NameAtAsync(ReferenceLocation location, CancellationToken cancellationToken) =>
        (await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!
            .FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);

    private static async Task<ChainCall?> CallOfAsync(
        CoroutineChain chain, ReferenceLocation location, SyntaxNode name, CancellationToken cancellationToken)
    {
        Document document = location.Document;
        if (location.IsImplicit
            || location.IsCandidateLocation
            || document.Project.Id != chain.Links[0].Document.Project.Id
            || document.GetLinkedDocumentIds().Any()
            || name.FirstAncestorOrSelf<InvocationExpressionSyntax>(i => CallSyntax.NameIn(i) == name) is not { } call
            || ConditionalAccess.Continues(call)
            || FunctionSyntax.Around(call) is not { } caller
            || await GeneratedCode.IsInAsync(document, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (GeneratedCode.IsMarked(model.GetEnclosingSymbol(call.SpanStart, cancellationToken)))
        {
            return null;
        }

        bool isLink = chain.Links.Any(l => l.Function == caller);
        FixSite site = isLink
            ? FixSite.InFunctionMadeAsync(call, model, chain.Call, [caller])
            : new FixSite(call, model, chain.Call.Curio, cancellationToken);
        return site.Context == chain.Call.Context
            && (isLink || FunctionSyntax.IsAsync(caller))
            && site.AwaitAt(call) is { } awaiting
                ? new ChainCall(document, new SiteEdit(
                    chain.Title,
                    awaiting,
                    current => CurioSyntax.AwaitInPlace(((ExpressionSyntax)current).WithoutTrivia(), current, call)))
                : null;
    }
}
