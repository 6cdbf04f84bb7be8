using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Tests.Support;

/// <summary>
/// So many methods beside those of a test that nobody's coroutines are more than one in twenty: the rules that walk go about it in another
/// way then, and must find the same.
/// </summary>
internal static class OtherMethods
{
    // They are counted, not read: without bodies they cost next to nothing.
    private static readonly SourceText s_text = SourceText.From(
        $"internal interface IOthers {{ {string.Concat(Enumerable.Range(0, 160).Select(i => $"void Other{i}(); "))} }}");

    /// <summary>Runs a rule that walks once more, with these methods in each project of a solution, and compares what it says, word by word.</summary>
    /// <param name="solution">What was analyzed.</param>
    /// <param name="ruleId">The rule; nothing happens with one that does not walk.</param>
    /// <param name="found">What was found without these methods, by whichever rule.</param>
    public static async Task CompareAsync(Solution solution, string ruleId, ImmutableArray<Diagnostic> found)
    {
        if (ruleId is RuleIds.TransitiveBlocking or RuleIds.NestedRun)
        {
            Assert.Equal(Describe(found, ruleId), Describe(await AnalyzeAsync(solution, ruleId), ruleId));
        }
    }

    private static async Task<IEnumerable<Diagnostic>> AnalyzeAsync(Solution solution, string ruleId)
    {
        ImmutableArray<DiagnosticAnalyzer> rules = [.. Rules.Analyzers.Where(rule => rule.SupportedDiagnostics.Any(d => d.Id == ruleId))];
        Solution among = solution.ProjectIds.Aggregate(solution, (s, p) => s.AddDocument(DocumentId.CreateNewId(p), "Others.cs", s_text, filePath: $"/{p.Id}/Others.cs"));
        return (await Task.WhenAll(among.Projects.Select(async p => await
            (await p.GetCompilationAsync())!.WithAnalyzers(rules, p.AnalyzerOptions).GetAnalyzerDiagnosticsAsync()))).SelectMany(d => d);
    }

    private static IEnumerable<string> Describe(IEnumerable<Diagnostic> diagnostics, string ruleId) =>
        diagnostics.Where(d => d.Id == ruleId).Select(d => d.ToString()).Order();
}
