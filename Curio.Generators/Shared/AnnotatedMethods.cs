using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Generators.Shared;

/// <summary>How an analyzer gets to the methods that carry an attribute.</summary>
internal static class AnnotatedMethods
{
    /// <summary>Registers what is to be done with each annotated method of a compilation that knows the attribute.</summary>
    /// <param name="context">The analyzer's context.</param>
    /// <param name="attribute">The attribute's name in metadata.</param>
    /// <param name="analyze">Looks at a method, where its attribute stands.</param>
    /// <param name="more">Registers what else there is to do in such a compilation; null for nothing.</param>
    public static void Register(
        AnalysisContext context,
        string attribute,
        Action<SymbolAnalysisContext, IMethodSymbol, MethodDeclarationSyntax> analyze,
        Action<CompilationStartAnalysisContext>? more = null)
    {
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(attribute) is { } type)
            {
                start.RegisterSymbolAction(symbol => Analyze(symbol, type, analyze), SymbolKind.Method);
                more?.Invoke(start);
            }
        });
    }

    private static void Analyze(
        SymbolAnalysisContext context, INamedTypeSymbol attribute, Action<SymbolAnalysisContext, IMethodSymbol, MethodDeclarationSyntax> analyze)
    {
        // The two parts of a partial method share their attributes; the defining one speaks for both.
        if (context.Symbol is IMethodSymbol { PartialDefinitionPart: null } method
            && method.GetAttributes().FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.AttributeClass, attribute))
                ?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax
            && syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration)
        {
            analyze(context, method, declaration);
        }
    }
}
