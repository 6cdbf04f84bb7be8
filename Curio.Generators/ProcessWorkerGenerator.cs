using Curio.Generators.Memo;
using Curio.Generators.ProcessWorkers;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators;

/// <summary>
/// Gives static methods with <c>[ProcessWorker]</c> a coroutine that calls them in a worker process. What cannot be done is
/// said by <see cref="ProcessWorkerAnalyzer"/>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProcessWorkerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        DeclarationReader<WorkerTypeModel> reader = new(KnownNames.ProcessWorkerAttribute, WorkerParser.Parse);
        IncrementalValuesProvider<WorkerTypeModel> parts = context.CompilationProvider
            .SelectMany(reader.Read)
            .WithTrackingName(StepNames.ParseProcessWorker);

        IncrementalValuesProvider<WorkerTypeModel> types = parts
            .Collect()
            .SelectMany(TypeMerger.Merge)
            .WithTrackingName(StepNames.MergeProcessWorker);

        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource($"{type.FileStem}.ProcessWorker.g.cs", WorkerEmitter.Emit(type)));
    }
}
