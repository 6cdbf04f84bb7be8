using Curio.Generators.AsyncThreads;
using Curio.Generators.Lowering;
using Curio.Generators.Memo;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators;

/// <summary>
/// Gives synchronous methods with <c>[AsyncThread]</c> a wrapper that starts them as an async thread, and their task form: the
/// same body as a coroutine. What cannot be done is said by <see cref="AsyncThreadAnalyzer"/>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AsyncThreadGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        ForeseenCompilation foreseen = new();
        DeclarationReader<ThreadTypeModel> reader = new(KnownNames.AsyncThreadAttribute, (_, declaration, compilation, cancellation) =>
            Parse(declaration, compilation, foreseen, cancellation));
        IncrementalValuesProvider<ThreadTypeModel> parts = context.CompilationProvider
            .SelectMany(reader.Read)
            .WithTrackingName(StepNames.ParseAsyncThread);

        IncrementalValuesProvider<ThreadTypeModel> types = parts
            .Collect()
            .SelectMany(static (all, cancellation) => ThreadMerger.Merge(all, cancellation))
            .WithTrackingName(StepNames.MergeAsyncThread);

        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource($"{type.FileStem}.AsyncThread.g.cs", ThreadEmitter.Emit(type)));
    }

    private static ThreadTypeModel? Parse(
        MemberDeclarationSyntax declaration, Compilation compilation, ForeseenCompilation foreseen, CancellationToken cancellation)
    {
        // The signature is read where nothing is emitted yet, or its own members would hold the names that it wants.
        Compilation whole = foreseen.Of(compilation, cancellation);
        return declaration is MethodDeclarationSyntax syntax
            && foreseen.SignatureOf(syntax) is { } signature
            && Lowerings.In(whole).ModelOf(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellation) is IMethodSymbol symbol
            ? new ThreadParser(whole, report: null).ParseBody(symbol, signature)
            : null;
    }
}
