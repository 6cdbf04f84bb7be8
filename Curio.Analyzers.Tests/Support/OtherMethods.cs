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

    /// <summary>The diagnostics of one rule in all projects of a solution, with these methods in each.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Solution solution, string ruleId)
    {
        ImmutableArray<DiagnosticAnalyzer> rules = [.. Rules.Analyzers.Where(rule => rule.SupportedDiagnostics.Any(d => d.Id == ruleId))];
        Solution among = solution.ProjectIds.Aggregate(solution, (s, p) => s.AddDocument(DocumentId.CreateNewId(p), "Others.cs", s_text, filePath: $"/{p.Id}/Others.cs"));
        return [.. (await Task.WhenAll(among.Projects.Select(async p => await
            (await p.GetCompilationAsync())!.WithAnalyzers(rules, p.AnalyzerOptions).GetAnalyzerDiagnosticsAsync()))).SelectMany(d => d)];
    }
}
