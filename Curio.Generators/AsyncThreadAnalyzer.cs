using System.Collections.Immutable;
using Curio.Generators.AsyncThreads;
using Curio.Generators.Lowering;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Generators;

/// <summary>CURIO505 to CURIO507, and CURIO510: says, at the place, what <see cref="AsyncThreadGenerator"/> cannot do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncThreadAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [ThreadRules.CannotSpawn, ThreadRules.CannotLower, ThreadRules.NameTaken, ThreadRules.NotReached];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        AnnotatedMethods.Register(
            context, KnownNames.AsyncThreadAttribute, Analyze, static start => start.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType));
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        foreach ((IMethodSymbol annotated, IMethodSymbol replacement) in UnannotatedOverrides.In(type))
        {
            if (TaskForms.IsEmitted(annotated.OriginalDefinition) || Lowerings.In(context.Compilation).HasTaskForm(annotated.OriginalDefinition))
            {
                ISymbol place = SymbolEqualityComparer.Default.Equals(replacement.ContainingType, type) ? replacement : type;
                context.ReportDiagnostic(Diagnostic.Create(
                    ThreadRules.NotReached, place.Locations[0], Name(replacement), Name(annotated)));
            }
        }
    }

    private static string Name(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static void Analyze(SymbolAnalysisContext context, IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        ThreadParser parser = new(context.Compilation, context.ReportDiagnostic);

        // The generator emits a task form only where nothing stands in its way: to read such a body again would double the work of a build.
        if (parser.ParseSignature(method, declaration) is { } signature && !(signature.Methods[0].TaskForm is not null && TaskForms.IsEmitted(method)))
        {
            _ = parser.ParseBody(method, signature);
        }
    }
}
