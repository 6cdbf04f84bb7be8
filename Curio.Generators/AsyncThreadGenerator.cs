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
        DeclarationReader<ThreadTypeModel> reader = new(KnownNames.AsyncThreadAttribute, (target, declaration, compilation, cancellation) =>
            Parse(target, declaration, compilation, foreseen, cancellation));
        IncrementalValuesProvider<ThreadTypeModel> parts = context.CompilationProvider
            .SelectMany(reader.Read)
            .WithTrackingName(StepNames.ParseAsyncThread);

        IncrementalValuesProvider<ThreadTypeModel> types = parts
            .Collect()
            .SelectMany(static (all, cancellation) => TypeMerger.Merge(all, cancellation))
            .WithTrackingName(StepNames.MergeAsyncThread);

        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource($"{type.FileStem}.AsyncThread.g.cs", ThreadEmitter.Emit(type)));
    }

    private static ThreadTypeModel? Parse(
        ISymbol target, MemberDeclarationSyntax declaration, Compilation compilation, ForeseenCompilation foreseen, CancellationToken cancellation)
    {
        if (target is not IMethodSymbol method
            || declaration is not MethodDeclarationSyntax syntax
            || foreseen.SignatureOf(method, syntax, compilation) is not { } signature)
        {
            return null;
        }

        Compilation whole = foreseen.Of(compilation, cancellation);
        return Lowerings.In(whole).ModelOf(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellation) is IMethodSymbol symbol
            ? new ThreadParser(whole, report: null).ParseBody(symbol, signature)
            : null;
    }
}
