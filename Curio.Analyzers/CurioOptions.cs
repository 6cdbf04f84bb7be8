using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers;

/// <summary>What a project's <c>.editorconfig</c> says to the rules, file by file.</summary>
/// <remarks>
/// <c>curio_context</c> is <c>coroutines</c> (the default) or <c>all_async</c>. <c>dotnet_code_quality.CURIO102.confidence</c>, or
/// <c>dotnet_code_quality.confidence</c> for all rules, is <c>high</c>, <c>medium</c> (the default) or <c>low</c>. Anything else
/// counts as not said, as it does for the compiler's own keys.
/// </remarks>
internal sealed class CurioOptions
{
    private const string ContextKey = "curio_context";
    private const string QualityPrefix = "dotnet_code_quality.";

    private readonly AnalyzerConfigOptionsProvider _provider;
    private readonly ConcurrentDictionary<SyntaxTree, bool> _checksAllAsync = new();

    /// <summary>Reads from a provider.</summary>
    public CurioOptions(AnalyzerConfigOptionsProvider provider) => _provider = provider;

    /// <summary>Whether every asynchronous function of a file is checked, not only Curio's.</summary>
    public bool ChecksAllAsync(SyntaxTree tree) => _checksAllAsync.GetOrAdd(
        tree,
        t => _provider.GetOptions(t).TryGetValue(ContextKey, out string? value)
            && string.Equals(value.Trim(), "all_async", StringComparison.OrdinalIgnoreCase));

    /// <summary>Up to which confidence a rule reports in a file.</summary>
    public Confidence ConfidenceOf(string ruleId, SyntaxTree tree) =>
        QualityOf(ruleId, "confidence", tree) is { } value && Enum.TryParse(value, ignoreCase: true, out Confidence confidence)
            ? confidence
            : Confidence.Medium;

    /// <summary>The value of a key of a rule, or of all rules; null when neither is said.</summary>
    public string? QualityOf(string ruleId, string key, SyntaxTree tree)
    {
        AnalyzerConfigOptions options = _provider.GetOptions(tree);
        return options.TryGetValue($"{QualityPrefix}{ruleId}.{key}", out string? own) ? own.Trim()
            : options.TryGetValue(QualityPrefix + key, out string? all) ? all.Trim()
            : null;
    }
}
