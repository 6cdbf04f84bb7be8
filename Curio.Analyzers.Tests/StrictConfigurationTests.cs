using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests;

/// <summary>What <c>CurioStrict</c> brings into a build.</summary>
public sealed class StrictConfigurationTests
{
    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "CurioStrict.globalconfig"));

    [Fact]
    public void Every_rule_is_an_error() => Assert.All(
        Rules.Analyzers.SelectMany(a => a.SupportedDiagnostics).Where(d => d.IsEnabledByDefault),
        rule => Assert.Single(s_lines, $"dotnet_diagnostic.{rule.Id}.severity = error"));

    [Fact]
    public void Everything_else_goes_before_it()
    {
        Assert.Contains("is_global = true", s_lines);
        Assert.Contains("global_level = -1", s_lines);
    }
}
