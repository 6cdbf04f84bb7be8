using Curio.Generators.AwaitShims;
using Curio.Generators.Memo;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators;

/// <summary>
/// Gives coroutine methods <c>XAsync</c> their blocking twins <c>X</c> for async threads, where <c>[AwaitShims]</c> asks
/// for it. What cannot be done is said by <see cref="AwaitShimsAnalyzer"/>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AwaitShimsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        DeclarationReader<TypeModel> reader = new(KnownNames.AwaitShimsAttribute, Parser.Parse);
        IncrementalValuesProvider<TypeModel> parts = context.CompilationProvider
            .SelectMany(reader.Read)
            .WithTrackingName(StepNames.ParseAwaitShims);

        IncrementalValuesProvider<TypeModel> types = parts
            .Collect()
            .SelectMany(TypeMerger.Merge)
            .WithTrackingName(StepNames.MergeAwaitShims);

        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource($"{type.FileStem}.AwaitShims.g.cs", Emitter.Emit(type)));
    }
}
