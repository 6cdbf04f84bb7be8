using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.Files;

/// <summary>
/// Makes an asynchronous file of a local one: how it is opened, all that is done with it, and how it is closed. That is done
/// altogether or not at all: a file that is handed to somebody else stays what it is.
/// </summary>
internal static class AsyncFileRewrite
{
    /// <summary>The edit of the file that a site opens or uses, or null where something has no counterpart.</summary>
    public static SiteEdit? Of(FixSite site)
    {
        if (DeclarationOf(site) is not { Initializer.Value: { } opening, Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator
            || Directives.AreWithin(opening)
            || !IsStatement(declaration)
            || site.Model.GetOperation(opening, site.CancellationToken) is not { } operation
            || FileOpening.From(operation) is not { } file
            || site.Model.GetDeclaredSymbol(declarator, site.CancellationToken) is not ILocalSymbol local
            || FunctionSyntax.Around(declarator) is not { } function
            || UsesOf(local, file.IsText, function, site) is not { } uses)
        {
            return null;
        }

        List<ExpressionSyntax> awaited = [opening, .. uses.Select(u => u.Node)];
        var sites = awaited.Select(site.AwaitAt).OfType<AwaitSite>().ToList();
        return sites.Count < awaited.Count
            ? null
            : new SiteEdit("Use an 'AsyncFile' in 'await using'", [.. Changes(opening, file, declaration, uses)], sites);
    }

    private static IEnumerable<NodeChange> Changes(
        ExpressionSyntax opening, FileOpening file, VariableDeclarationSyntax declaration, List<FileUse> uses)
    {
        yield return new NodeChange(opening, current => CurioSyntax.AwaitInPlace(file.Opened, current, opening));
        foreach (FileUse use in uses)
        {
            yield return new NodeChange(
                use.Node, current => CurioSyntax.AwaitInPlace(use.Awaitable((ExpressionSyntax)current), current, use.Node));
        }

        if (!declaration.Type.IsVar)
        {
            string type = file.IsText ? "AsyncTextFile" : "AsyncFile";
            yield return new NodeChange(declaration.Type, current => SyntaxFactory.IdentifierName(type).WithTriviaFrom(current));
        }

        yield return new NodeChange(declaration.Parent!, current => AwaitedStatement.WithAwait(WithUsing(current)));
    }

    private static SyntaxNode WithUsing(SyntaxNode statement) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local
            ? ((LocalDeclarationStatementSyntax)local.WithoutLeadingTrivia())
                .WithUsingKeyword(SyntaxFactory.Token(default, SyntaxKind.UsingKeyword, [SyntaxFactory.Space]))
                .WithLeadingTrivia(local.GetLeadingTrivia())
            : statement;

    /// <summary>The declaration of the local that a site opens, or that it uses.</summary>
    private static VariableDeclaratorSyntax? DeclarationOf(FixSite site) => site.Operation switch
    {
        IInvocationOperation { Instance: ILocalReferenceOperation { Local: { } local } } => local.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(site.CancellationToken)).OfType<VariableDeclaratorSyntax>().FirstOrDefault(),
        _ => site.Node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? declarator : null,
    };

    private static bool IsStatement(VariableDeclarationSyntax declaration) => declaration.Parent
        is LocalDeclarationStatementSyntax { Parent: BlockSyntax, AwaitKeyword.RawKind: 0 } or UsingStatementSyntax { AwaitKeyword.RawKind: 0 };

    /// <summary>Every use of the local, or null when there is one without a counterpart, or in another function.</summary>
    private static List<FileUse>? UsesOf(ILocalSymbol local, bool isText, SyntaxNode function, FixSite site)
    {
        var names = function.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == local.Name
                && KnownSymbols.Same(site.Model.GetSymbolInfo(n, site.CancellationToken).Symbol, local))
            .ToList();
        var uses = names.Where(n => FunctionSyntax.Around(n) == function)
            .Select(n => FileUse.Of(n, isText, site.Model, site.CancellationToken)).OfType<FileUse>().ToList();
        return uses.Count == names.Count ? uses : null;
    }
}
