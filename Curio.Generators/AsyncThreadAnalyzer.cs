using System.Collections.Immutable;
using Curio.Generators.AsyncThreads;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Generators;

/// <summary>CURIO505 to CURIO507: says, at the place, what <see cref="AsyncThreadGenerator"/> cannot do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncThreadAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [ThreadRules.CannotSpawn, ThreadRules.CannotLower, ThreadRules.NameTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.AsyncThreadAttribute) is { } attribute)
            {
                start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.Method);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        if (context.Symbol is IMethodSymbol { PartialDefinitionPart: null } method
            && method.GetAttributes().FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.AttributeClass, attribute))
                ?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax
            && syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration)
        {
            ThreadParser parser = new(context.Compilation, context.ReportDiagnostic);
            if (parser.ParseSignature(method, declaration) is { } signature)
            {
                _ = parser.ParseBody(method, signature);
            }
        }
    }
}
