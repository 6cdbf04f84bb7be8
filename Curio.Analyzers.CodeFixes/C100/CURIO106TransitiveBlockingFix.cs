using System.Composition;
using Curio.Analyzers.CodeFixes.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>
/// Fixes CURIO106: the call that blocks somewhere inside goes to a worker as a whole, or every method between the coroutine and what
/// blocks becomes a coroutine, and awaits the next one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO106TransitiveBlockingFix))]
[Shared]
public sealed class CURIO106TransitiveBlockingFix() : CurioCodeFix(RuleIds.TransitiveBlocking)
{
    private ChainFixAll? _fixAll;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => _fixAll ??= new ChainFixAll(base.GetFixAllProvider());

    /// <summary>Whether a worker could run the call, as far as that can be told without the compiler.</summary>
    internal async Task<bool> MayHaveWorkerAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        (await SitesAsync(document, [diagnostic], cancellationToken).ConfigureAwait(false)).Count > 0;

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) =>
        IsUsedByStatement(site.Node) ? [] : [Offload.Of(site)];

    private protected override async Task RegisterOtherAsync(CodeFixContext context, Diagnostic diagnostic, bool isFixed)
    {
        if (await CoroutineChain.OfAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } chain
            && await chain.ApplyAsync(context.CancellationToken).ConfigureAwait(false) is { } changed)
        {
            context.RegisterCodeFix(
                CodeAction.Create(chain.Title, _ => Task.FromResult(changed), isFixed ? ChainFixAll.Key : nameof(CURIO106TransitiveBlockingFix)),
                diagnostic);
        }
    }

    /// <summary>What blocks may be the enumeration of a value, or its disposal, and not the call that gives it.</summary>
    private static bool IsUsedByStatement(SyntaxNode node) =>
        node.Parent is UsingStatementSyntax || (node.Parent is CommonForEachStatementSyntax loop && loop.Expression == node);
}
