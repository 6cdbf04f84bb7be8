using System.Collections.Immutable;
using Curio.Generators.AsyncThreads;
using Curio.Generators.ProcessWorkers;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
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
        AnnotatedMethods.Register(context, KnownNames.ProcessWorkerAttribute, static (symbol, method, declaration) =>
            _ = WorkerParser.Parse(method, declaration, symbol.Compilation, symbol.ReportDiagnostic));
    }
}
