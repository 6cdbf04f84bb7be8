using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary>Every rule has its page, and the page says what the rule says.</summary>
public class DocumentationTests
{
    public static TheoryData<string> Rules => [.. new AwaitShimsAnalyzer().SupportedDiagnostics.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page(string id)
    {
        DiagnosticDescriptor rule = new AwaitShimsAnalyzer().SupportedDiagnostics.Single(each => each.Id == id);
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"Severity: {rule.DefaultSeverity}", page, StringComparison.Ordinal);
        Assert.All(["## Why", "## Reported", "## Remedy"], heading => Assert.Contains($"\n{heading}\n", page, StringComparison.Ordinal));
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        HashSet<string> tests = [.. typeof(DocumentationTests).Assembly.GetTypes().SelectMany(static type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))];
        string[] files = Directory.GetFiles(Path.Combine(Root(), "Curio.Generators.Tests", "Snapshots"), "*.verified.cs");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains(Path.GetFileName(file).Split('#')[0], tests));
    }

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..");
}
