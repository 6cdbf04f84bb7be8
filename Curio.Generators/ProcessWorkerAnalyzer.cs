using System.Collections.Immutable;
using Curio.Generators.AsyncThreads;
using Curio.Generators.ProcessWorkers;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Generators;

/// <summary>CURIO508, and CURIO507 for its names: says, at the place, what <see cref="ProcessWorkerGenerator"/> cannot do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProcessWorkerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [WorkerRules.CannotCall, ThreadRules.NameTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.ProcessWorkerAttribute) is { } attribute)
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
            _ = WorkerParser.Parse(method, declaration, context.Compilation, context.ReportDiagnostic);
        }
    }
}
