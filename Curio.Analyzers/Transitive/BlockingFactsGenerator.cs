using System.Collections.Immutable;
using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Writes into an assembly which of its members block, and how, and which delegates they call, so that CURIO106 knows it where only the assembly is
/// at hand. It runs in every project that has the package, with or without coroutines of its own, unless the
/// <c>.globalconfig</c> says <c>curio_blocking_facts = false</c>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class BlockingFactsGenerator : IIncrementalGenerator
{
    private const string Key = "curio_blocking_facts";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The facts depend on everything; at least what depends on them is left alone when they come out the same. An editor
        // needs no such source (it reads the project itself) and may leave out what only the implementation is made of.
        IncrementalValueProvider<string> source = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(context.AdditionalTextsProvider.Where(UserLists.IsOne).Collect())
            .Select(static (all, cancellation) => SourceOf(all.Left.Left, all.Left.Right, all.Right, cancellation))
            .WithTrackingName("Facts");
        context.RegisterImplementationSourceOutput(source, static (output, text) =>
        {
            if (text.Length > 0)
            {
                output.AddSource("Curio.BlockingFacts.g.cs", text);
            }
        });
    }

    private static string SourceOf(
        Compilation compilation, AnalyzerConfigOptionsProvider options, ImmutableArray<AdditionalText> lists, CancellationToken cancellation)
    {
        bool isOff = options.GlobalOptions.TryGetValue(Key, out string? value)
            && string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase);
        return isOff ? "" : FactWriter.Write(CurioContext.Any(compilation, new AnalyzerOptions(lists, options)), cancellation);
    }
}
