using System.Collections.Immutable;
using System.Globalization;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.AnalyzerBenchmarks;

/// <summary>Runs rules over real code and writes down what they find.</summary>
/// <param name="name">What the code is called in the findings.</param>
/// <param name="repository">The code.</param>
/// <param name="output">The folder for the findings.</param>
internal sealed class RealCode(string name, Repository repository, string output)
{
    private readonly Dictionary<string, TimeSpan> _times = [];
    private readonly List<string> _crashes = [];
    private readonly List<Finding> _findings = [];

    /// <summary>Runs the analyzers of one package.</summary>
    /// <param name="package">Its name, which becomes part of the file names.</param>
    /// <param name="analyzers">Its analyzers.</param>
    /// <param name="ruleIds">The rules to switch on, all others are off; null for all as they are.</param>
    /// <returns>When all is written.</returns>
    public async Task RunAsync(string package, ImmutableArray<DiagnosticAnalyzer> analyzers, IReadOnlySet<string>? ruleIds)
    {
        (int files, int lines, int errors, TimeSpan time) = (0, 0, 0, TimeSpan.Zero);
        if (repository.Compilations().MaxBy(c => c.SyntaxTrees.Length) is { } largest)
        {
            // What the machine compiles at the first run is not what the rules cost, nor what the compiler does.
            _ = RuleRun.Compile(largest);
            _ = await RuleRun.RunAsync(largest.Clone(), analyzers, ruleIds).ConfigureAwait(false);
            _ = RuleRun.WriteFacts(largest);
        }

        foreach (CSharpCompilation compilation in repository.Compilations())
        {
            (TimeSpan compileTime, int newErrors) = RuleRun.Compile(compilation);
            (errors, time) = (errors + newErrors, time + compileTime);
            List<SyntaxTree> trees = [.. compilation.SyntaxTrees.Where(IsOwn)];
            files += trees.Count;
            lines += trees.Sum(t => t.GetText().Lines.Count);
            if (newErrors > 0)
            {
                await Console.Error.WriteLineAsync($"{name}: {compilation.AssemblyName}: {newErrors} errors, {Usual(compilation)}").ConfigureAwait(false);
            }

            Add(await RuleRun.RunAsync(compilation, analyzers, ruleIds).ConfigureAwait(false));
            if (package == AnalyzerSet.Own)
            {
                _times[nameof(BlockingFactsGenerator)] = _times.GetValueOrDefault(nameof(BlockingFactsGenerator)) + RuleRun.WriteFacts(compilation);
            }
        }

        string path = Path.Combine(output, $"{name}.{package}");
        await File.WriteAllLinesAsync($"{path}.tsv", _findings.Select(f => f.ToString()).Distinct()).ConfigureAwait(false);
        string summary = Invariant($"{name}\t{package}\t{files} files\t{lines} lines\t{errors} errors\tcompile {time.TotalSeconds:F2} s\tanalyzers {_times.Values.Sum(t => t.TotalSeconds):F2} s\t{_findings.Count} findings\t{_crashes.Count} crashes");
        await File.WriteAllLinesAsync(
            $"{path}.txt",
            [
                summary,
                .. _times.OrderByDescending(t => t.Value).Select(t => Invariant($"  {t.Value.TotalSeconds,8:F3} s  {t.Key}")),
                .. _findings.GroupBy(f => f.Rule).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Invariant($"  {g.Count(),8}  {g.Key}")),
                .. _crashes.Select(c => "  crash: " + c),
            ]).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(summary).ConfigureAwait(false);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Usual(CSharpCompilation compilation) => string.Join(
        ", ",
        compilation.GetDiagnostics().Where(RuleRun.IsError)
            .GroupBy(d => d.Id).OrderByDescending(g => g.Count()).Take(3).Select(g => $"{g.Count()} {g.Key} ({g.First().GetMessage(CultureInfo.InvariantCulture)})"));

    private bool IsOwn(SyntaxTree tree) => tree.FilePath.StartsWith(repository.Root, StringComparison.Ordinal);

    private void Add(RuleRun run)
    {
        _crashes.AddRange(run.Crashes);
        foreach ((string analyzer, TimeSpan time) in run.Times)
        {
            _times[analyzer] = _times.GetValueOrDefault(analyzer) + time;
        }

        _findings.AddRange(run.Diagnostics.Where(d => d.Location.SourceTree is { } tree && IsOwn(tree)).Select(FindingOf));
    }

    private Finding FindingOf(Diagnostic diagnostic)
    {
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        SyntaxTree tree = diagnostic.Location.SourceTree!;
        return new(
            name,
            diagnostic.Id,
            diagnostic.DefaultSeverity.ToString(),
            Path.GetRelativePath(repository.Root, tree.FilePath),
            line + 1,
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            tree.GetText().Lines[line].ToString());
    }
}
