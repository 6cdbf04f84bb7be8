using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>Fixes CURIO106: the call that blocks somewhere inside goes to a worker as a whole.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO106TransitiveBlockingFix))]
[Shared]
public sealed class CURIO106TransitiveBlockingFix() : CurioCodeFix(RuleIds.TransitiveBlocking)
{
    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) =>
        IsUsedByStatement(site.Node) ? [] : [Offload.Of(site)];

    /// <summary>What blocks may be the enumeration of a value, or its disposal, and not the call that gives it.</summary>
    private static bool IsUsedByStatement(SyntaxNode node) =>
        node.Parent is UsingStatementSyntax || (node.Parent is CommonForEachStatementSyntax loop && loop.Expression == node);
}
