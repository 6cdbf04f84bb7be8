using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers;

/// <summary>
/// What all rules share: symbols are resolved once a compilation, and a compilation that does not know Curio costs
/// nothing beyond that one look.
/// </summary>
public abstract class CurioAnalyzer : DiagnosticAnalyzer
{
    private protected CurioAnalyzer(params DiagnosticDescriptor[] descriptors) =>
        SupportedDiagnostics = ImmutableArray.Create(descriptors);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (CurioContext.Of(start.Compilation) is { } curio)
            {
                Register(start, curio);
            }
        });
    }

    /// <summary>Registers the rule's actions; called only for a compilation that references Curio.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, CurioContext curio);
}
