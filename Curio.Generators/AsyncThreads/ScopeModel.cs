using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.AsyncThreads;

/// <summary>Everything around a type that says what the names in its bodies mean.</summary>
/// <param name="Usings">The directives at the top of the file, external aliases among them.</param>
/// <param name="Namespaces">The namespaces, the outermost first.</param>
internal sealed record ScopeModel(EquatableArray<string> Usings, EquatableArray<NamespaceModel> Namespaces)
{
    /// <summary>The surroundings of a declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="model">Knows what names mean.</param>
    /// <returns>The surroundings; global directives are not repeated, nor those that name nothing.</returns>
    public static ScopeModel Of(SyntaxNode declaration, SemanticModel model)
    {
        CompilationUnitSyntax unit = (CompilationUnitSyntax)declaration.SyntaxTree.GetRoot();
        return new ScopeModel(
            unit.Externs.Select(Text).Concat(Local(unit.Usings, model)).ToEquatableArray(),
            declaration.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse()
                .Select(each => new NamespaceModel(
                    each.Name.ToString(), each.Externs.Select(Text).Concat(Local(each.Usings, model)).ToEquatableArray(), each is FileScopedNamespaceDeclarationSyntax))
                .ToEquatableArray());
    }

    private static IEnumerable<string> Local(SyntaxList<UsingDirectiveSyntax> usings, SemanticModel model) =>
        usings.Where(each => !each.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && !each.ContainsDiagnostics && NamesSomething(each, model)).Select(Text);

    private static bool NamesSomething(UsingDirectiveSyntax directive, SemanticModel model) =>
        model.GetSymbolInfo(directive.NamespaceOrType).Symbol is not null
        || model.GetTypeInfo(directive.NamespaceOrType).Type is { TypeKind: not TypeKind.Error };

    private static string Text(SyntaxNode directive) => directive.WithoutTrivia().NormalizeWhitespace().ToFullString();
}
