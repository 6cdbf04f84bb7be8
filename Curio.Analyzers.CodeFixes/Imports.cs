using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// Adds the <c>using</c>s without which the names that a fix wrote would have to stay qualified. Roslyn's own import
/// adder does not see the global ones, which most projects have.
/// </summary>
internal static class Imports
{
    /// <summary>The document with the missing imports, or the same document when none is missing.</summary>
    public static async Task<Document> AddMissingAsync(Document document, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        CompilationUnitSyntax imported = root.GetAnnotatedNodes(CurioSyntax.Name)
            .OfType<ExpressionSyntax>()
            .Where(name => PartsOf(name) is var (qualifier, simple)
                && model.GetSymbolInfo(qualifier, cancellationToken).Symbol is INamespaceSymbol
                && IsUnknown(name, simple, model, cancellationToken))
            .Select(name => PartsOf(name)!.Value.Qualifier.ToString().Replace("global::", ""))
            .Distinct()
            .Aggregate(root, Add);
        return imported == root ? document : document.WithSyntaxRoot(imported);
    }

    /// <summary>
    /// Whether a type's simple name means nothing where it is used, nor has the type an alias there. A name that means
    /// something else is no case for an import.
    /// </summary>
    private static bool IsUnknown(
        ExpressionSyntax name, SimpleNameSyntax simple, SemanticModel model, CancellationToken cancellationToken) =>
        model.LookupSymbols(name.SpanStart, name: simple.Identifier.ValueText).IsEmpty
        && !model.LookupSymbols(name.SpanStart).OfType<IAliasSymbol>()
            .Any(alias => KnownSymbols.Same(alias.Target, model.GetSymbolInfo(name, cancellationToken).Symbol));

    /// <summary>A name with the namespace before it, as expressions and types write it.</summary>
    private static (ExpressionSyntax Qualifier, SimpleNameSyntax Simple)? PartsOf(ExpressionSyntax name) => name switch
    {
        MemberAccessExpressionSyntax access => (access.Expression, access.Name),
        QualifiedNameSyntax qualified => (qualified.Left, qualified.Right),
        _ => null,
    };

    private static CompilationUnitSyntax Add(CompilationUnitSyntax root, string import)
    {
        if (root.Usings.Count == 0
            && root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(n => n.Usings.Count > 0) is { } home)
        {
            return root.ReplaceNode(home, home.WithUsings(Inserted(home.Usings, import)));
        }

        return root.Usings.Count > 0 || root.Externs.Count > 0
            ? root.WithUsings(Inserted(root.Usings, import))
            : AddFirst(root, import);
    }

    /// <summary>Keeps the order that editors give the directives: those of System first, then by name.</summary>
    private static SyntaxList<UsingDirectiveSyntax> Inserted(SyntaxList<UsingDirectiveSyntax> usings, string import)
    {
        int index = usings.LastIndexOf(u => IsPlain(u) && Compare(u.NamespaceOrType.ToString(), import) < 0) + 1;
        if (index > 0 || usings.Count == 0)
        {
            return usings.Insert(index, Directive(import, usings.LastOrDefault()));
        }

        // What stands above the first directive is the file's heading.
        UsingDirectiveSyntax first = usings[0];
        return usings.Replace(first, first.WithLeadingTrivia(first.GetLeadingTrivia().Where(IsIndentation)))
            .Insert(0, Directive(import, first).WithLeadingTrivia(first.GetLeadingTrivia()));
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive is { Alias: null } && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static int Compare(string left, string right) =>
        IsSystem(left) == IsSystem(right) ? string.CompareOrdinal(left, right) : IsSystem(left) ? -1 : 1;

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsIndentation(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia);

    private static UsingDirectiveSyntax Directive(string import, SyntaxNode? like) =>
        SyntaxFactory.UsingDirective(
                SyntaxFactory.Token(default, SyntaxKind.UsingKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
                default,
                null,
                SyntaxFactory.ParseName(import),
                SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithLeadingTrivia(like?.GetLeadingTrivia().Where(IsIndentation) ?? [])
            .WithTrailingTrivia(LineEnd(like?.SyntaxTree.GetRoot()));

    /// <summary>Puts the file's only directive below its heading, and above the comment of its first declaration.</summary>
    private static CompilationUnitSyntax AddFirst(CompilationUnitSyntax root, string import)
    {
        SyntaxToken first = root.GetFirstToken(includeZeroWidth: true);
        SyntaxTriviaList leading = first.LeadingTrivia;
        int heading = HeadingLength(leading, first.IsKind(SyntaxKind.NamespaceKeyword));
        SyntaxTrivia lineEnd = LineEnd(root);
        UsingDirectiveSyntax directive = Directive(import, null)
            .WithLeadingTrivia(leading.Take(heading))
            .WithTrailingTrivia(lineEnd, lineEnd);
        return root.ReplaceToken(first, first.WithLeadingTrivia(leading.Skip(heading))).WithUsings([directive]);
    }

    /// <summary>A heading ends with a directive or an empty line; above a namespace everything belongs to it.</summary>
    private static int HeadingLength(SyntaxTriviaList leading, bool isNamespace)
    {
        for (int i = leading.Count - 1; i >= 0; i--)
        {
            bool endsLine = leading[i].IsKind(SyntaxKind.EndOfLineTrivia);
            bool emptyLine = endsLine && (i == 0 || leading[i - 1].IsKind(SyntaxKind.EndOfLineTrivia));
            if (leading[i].IsDirective || emptyLine || (endsLine && isNamespace))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static SyntaxTrivia LineEnd(SyntaxNode? root) =>
        root?.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found
            ? found
            : SyntaxFactory.LineFeed;
}
