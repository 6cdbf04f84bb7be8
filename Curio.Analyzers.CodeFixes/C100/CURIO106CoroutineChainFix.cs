using System.Collections.Immutable;
using System.Composition;
using Curio.Analyzers.CodeFixes.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>
/// The other way to fix CURIO106: every method between the coroutine and what blocks becomes a coroutine, and awaits the next one.
/// </summary>
/// <remarks>
/// There is no fix-all on purpose. Tools that fix in bulk apply every provider of a rule, and changing what methods return, all
/// over a program, is a decision about each of them; they get the worker of <see cref="CURIO106TransitiveBlockingFix"/>.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO106CoroutineChainFix))]
[Shared]
public sealed class CURIO106CoroutineChainFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.TransitiveBlocking];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await CoroutineChain.OfAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } chain
                && await chain.ApplyAsync(context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(chain.Title, _ => Task.FromResult(changed), nameof(CURIO106CoroutineChainFix)), diagnostic);
            }
        }
    }
}
