using Curio.Generators.AwaitShims;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        IncrementalValuesProvider<TypeModel> parts = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.AwaitShimsAttribute,
                static (node, _) => node is TypeDeclarationSyntax or MethodDeclarationSyntax,
                static (target, cancellation) => Parser.Parse(target, cancellation))
            .Where(static part => part is not null)
            .Select(static (part, _) => part!)
            .WithTrackingName(StepNames.ParseAwaitShims);

        IncrementalValuesProvider<TypeModel> types = parts
            .Collect()
            .SelectMany(Merger.Merge)
            .WithTrackingName(StepNames.MergeAwaitShims);

        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource($"{type.FileStem}.AwaitShims.g.cs", Emitter.Emit(type)));
    }
}
