using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers;

/// <summary>
/// What all rules share: symbols are resolved once a compilation, and a compilation that neither knows Curio nor asks for
/// <c>all_async</c> costs nothing beyond that one look.
/// </summary>
public abstract class CurioAnalyzer : DiagnosticAnalyzer
{
    private protected CurioAnalyzer(params DiagnosticDescriptor[] descriptors) =>
        SupportedDiagnostics = ImmutableArray.Create(descriptors);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>
    /// Whether the rule makes sense in an ordinary asynchronous function too, and so looks at programs without a kernel.
    /// </summary>
    private protected virtual bool ServesAllAsync => false;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (CurioContext.Of(start.Compilation, start.Options) is { } curio && (ServesAllAsync || curio.KnowsCurio))
            {
                Register(start, curio);
            }
        });
    }

    /// <summary>Registers the rule's actions; called only for a compilation that the rule serves.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, CurioContext curio);
}
