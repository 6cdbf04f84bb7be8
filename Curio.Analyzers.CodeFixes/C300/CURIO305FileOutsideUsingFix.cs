using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C300;

/// <summary>Fixes CURIO305: the declaration of the file becomes an <c>await using</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO305FileOutsideUsingFix))]
[Shared]
public sealed class CURIO305FileOutsideUsingFix() : OneEditFix(RuleIds.FileOutsideUsing, "Declare the file with 'await using'")
{
    private protected override SiteEdit? EditOf(FixSite site) =>
        site.Node.FirstAncestorOrSelf<StatementSyntax>() switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } local =>
                new SiteEdit(Title, local, current => UsingSyntax.Asynchronous((LocalDeclarationStatementSyntax)current)),
            UsingStatementSyntax { AwaitKeyword.RawKind: 0 } use =>
                new SiteEdit(Title, use, current => UsingSyntax.Asynchronous((UsingStatementSyntax)current)),
            _ => null,
        };
}
