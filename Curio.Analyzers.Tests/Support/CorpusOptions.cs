using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests.Support;

/// <summary>The configuration of the corpus: <c>all_async</c> or not, and low confidence for <c>Low.cs</c>.</summary>
internal sealed class CorpusOptions(bool allAsync) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => new Values([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(new()
    {
        ["curio_context"] = allAsync ? "all_async" : "coroutines",
        ["dotnet_code_quality.confidence"] = tree.FilePath == "Low.cs" ? "low" : "medium",
    });

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
