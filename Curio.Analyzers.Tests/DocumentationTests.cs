using System.Reflection;
using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests;

/// <summary>Rule, class, file, test, page and release entry go by one name and say the same.</summary>
public sealed class DocumentationTests
{
    private static readonly string s_root = Repository.Root;

    private static readonly string[] s_sections =
    [
        "## What it reports", "## Why", "## Bad", "## Good", "## Fix", "## When to suppress", "## Configuration",
        "## The same rule elsewhere",
    ];

    public static TheoryData<string> RuleNames => [.. AllRules().Select(r => r.Rule.Id)];

    [Fact]
    public void Every_id_has_exactly_one_rule()
    {
        IEnumerable<string> ids = typeof(RuleIds).GetFields().Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(ids.Order(), AllRules().Select(r => r.Rule.Id).Order());
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_rule_has_a_class_and_a_file_in_its_name(string id)
    {
        string name = NameOf(id);
        Assert.Matches($"^{id}[A-Z][A-Za-z]+$", name);
        Assert.Equal($"Curio.Analyzers.{Folder(id)}", AnalyzerOf(id).Namespace);
        Assert.True(File.Exists(Path.Combine(s_root, "Curio.Analyzers", Folder(id), $"{name}Analyzer.cs")));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_rule_has_tests(string id) => Assert.True(HasTests($"{Folder(id)}.{NameOf(id)}Tests"));

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_fix_has_the_name_of_its_rule_and_tests(string id)
    {
        if (Rules.FixOf(id)?.GetType() is { } fix)
        {
            Assert.Equal($"Curio.Analyzers.CodeFixes.{Folder(id)}.{NameOf(id)}Fix", fix.FullName);
            Assert.Equal(fix.Name, fix.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Name);
            Assert.True(HasTests($"{Folder(id)}.{fix.Name}Tests"));
        }
    }

    [Fact]
    public void Every_fix_has_a_fix_all_provider_for_every_scope() => Assert.All(
        Rules.Fixes,
        fix => Assert.Equal(
            [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
            fix.GetFixAllProvider()!.GetSupportedFixAllScopes()));

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_analyzer_is_found_by_the_compiler(string id) =>
        Assert.Equal([LanguageNames.CSharp], AnalyzerOf(id).GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages);

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_page_agrees_with_its_rule(string id)
    {
        DiagnosticDescriptor rule = RuleOf(id);
        Assert.Equal($"https://github.com/curio-dotnet/curio/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);

        string[] page = File.ReadAllLines(Path.Combine(s_root, "docs", "rules", $"{id}.md"));
        string severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "None";
        Assert.Equal($"# {id}: {rule.Title}", page[0]);
        Assert.Equal("| Category | Severity | Code fix |", page[2]);
        Assert.Equal($"| {rule.Category} | {severity} | {(Rules.FixOf(id) is null ? "no" : "yes")} |", page[4]);
        Assert.Equal(s_sections, page.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Contains(page, line => line.StartsWith($"dotnet_diagnostic.{id}.severity = ", StringComparison.Ordinal));
    }

    /// <summary>The other pages from CURIO501 on are those of the generators, whose tests look after them.</summary>
    [Fact]
    public void Every_page_has_a_rule() => Assert.Equal(
        AllRules().Select(r => r.Rule.Id).Order(),
        Directory.EnumerateFiles(Path.Combine(s_root, "docs", "rules"), "CURIO*.md")
            .Select(page => Path.GetFileNameWithoutExtension(page))
            .Where(id => string.CompareOrdinal(id, "CURIO5") < 0 || AllRules().Any(r => r.Rule.Id == id))
            .Order());

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_rule_has_one_release_entry(string id)
    {
        DiagnosticDescriptor rule = RuleOf(id);
        IEnumerable<string> entries = new[] { "Shipped", "Unshipped" }
            .SelectMany(file => File.ReadLines(Path.Combine(s_root, "Curio.Analyzers", $"AnalyzerReleases.{file}.md")))
            .Where(line => line.StartsWith(id, StringComparison.Ordinal));
        Assert.Equal(
            [$"{id} | {rule.Category} | {rule.DefaultSeverity} | {NameOf(id)}Analyzer, [Documentation]({rule.HelpLinkUri})"],
            entries);
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_rule_says_what_is_wrong(string id)
    {
        DiagnosticDescriptor rule = RuleOf(id);
        Assert.NotEmpty(rule.Description.ToString());
        Assert.DoesNotContain('\n', rule.MessageFormat.ToString());
    }

    private static IEnumerable<(DiagnosticDescriptor Rule, Type Analyzer)> AllRules() =>
        Rules.Analyzers.SelectMany(a => a.SupportedDiagnostics.Select(d => (d, a.GetType())));

    private static DiagnosticDescriptor RuleOf(string id) => AllRules().Single(r => r.Rule.Id == id).Rule;

    private static Type AnalyzerOf(string id) => AllRules().Single(r => r.Rule.Id == id).Analyzer;

    private static string NameOf(string id) => AnalyzerOf(id).Name[..^"Analyzer".Length];

    private static string Folder(string id) => $"C{id["CURIO".Length]}00";

    private static bool HasTests(string name) =>
        typeof(DocumentationTests).Assembly.GetType($"Curio.Analyzers.Tests.{name}")
            ?.GetMethods().Any(m => m.GetCustomAttributes<FactAttribute>().Any()) == true;
}
