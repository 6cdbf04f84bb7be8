using System.Collections.Immutable;
using Curio.Generators.AwaitShims;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Generators;

/// <summary>
/// CURIO501 to CURIO504: says, at the place, what <see cref="AwaitShimsGenerator"/> cannot do. An analyzer can be silenced
/// and configured line by line; a diagnostic of a generator cannot, and its position would be part of the model.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitShimsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.CannotExtend, Rules.NoTwinPossible, Rules.NotACoroutineMethod, Rules.NameTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.AwaitShimsAttribute) is { } attribute)
            {
                start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.NamedType, SymbolKind.Method);
                start.RegisterSyntaxNodeAction(node => AnalyzeLocalFunction(node, attribute), SyntaxKind.LocalFunctionStatement);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        // The two parts of a partial method share their attributes; the defining one speaks for both.
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: not null }
            && Find(context.Symbol, attribute)?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax
            && syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration)
        {
            _ = Parser.Parse(context.Symbol, declaration, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private static void AnalyzeLocalFunction(SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute)
    {
        LocalFunctionStatementSyntax function = (LocalFunctionStatementSyntax)context.Node;
        if (function.AttributeLists.Count > 0
            && context.SemanticModel.GetDeclaredSymbol(function, context.CancellationToken) is { } symbol
            && Find(symbol, attribute) is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NoTwinPossible,
                function.Identifier.GetLocation(),
                symbol.Name,
                "it is a local function; make it a method of a partial type"));
        }
    }

    private static AttributeData? Find(ISymbol symbol, INamedTypeSymbol attribute) =>
        symbol.GetAttributes().FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.AttributeClass, attribute));
}
