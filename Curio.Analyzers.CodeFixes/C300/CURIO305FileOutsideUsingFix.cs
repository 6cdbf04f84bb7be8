using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C300;

/// <summary>Fixes CURIO305: the declaration of the file becomes an <c>await using</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO305FileOutsideUsingFix))]
[Shared]
public sealed class CURIO305FileOutsideUsingFix : CurioCodeFix
{
    private const string Title = "Declare the file with 'await using'";

    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO305FileOutsideUsingFix()
        : base(RuleIds.FileOutsideUsing)
    {
    }

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    private static SiteEdit? EditOf(FixSite place) =>
        place.Node.FirstAncestorOrSelf<StatementSyntax>() switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } local =>
                new SiteEdit(Title, local, current => UsingSyntax.Asynchronous((LocalDeclarationStatementSyntax)current)),
            UsingStatementSyntax { AwaitKeyword.RawKind: 0 } use =>
                new SiteEdit(Title, use, current => UsingSyntax.Asynchronous((UsingStatementSyntax)current)),
            _ => null,
        };
}
