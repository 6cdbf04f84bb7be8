using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Where the join is put.</summary>
public sealed class CURIO304UnjoinedGroupFixTests
{
    [Theory]
    [InlineData("await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); ", "await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await g.JoinAsync();")]
    [InlineData("await using (var g = [|new TaskGroup()|])\n{\n    await g.SpawnAsync(Op());\n}", "await using (var g = new TaskGroup())\n{\n    await g.SpawnAsync(Op());\n    await g.JoinAsync();\n}")]
    [InlineData("if (n > 1)\n{\n    await using var g = [|new TaskGroup()|];\n    await g.SpawnAsync(Op()); // a\n}", "if (n > 1)\n{\n    await using var g = new TaskGroup();\n    await g.SpawnAsync(Op()); // a\n    await g.JoinAsync();\n}")]
    [InlineData("await using (var g = [|new TaskGroup()|])\n{\n    await g.SpawnAsync(Op());\n    return;\n}", "await using (var g = new TaskGroup())\n{\n    await g.SpawnAsync(Op());\n    await g.JoinAsync();\n    return;\n}")]
    public Task It_ends_the_block(string statements, string expected) => new RuleTest(RuleIds.UnjoinedGroup)
        .File(InBlock(statements), InBlock(expected)).RunAsync();

    [Theory]
    [InlineData("await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); if (n > 1) return; await g.JoinAsync();")]
    [InlineData("while (n > 0) { await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); if (n-- > 1) break; }")]
    public Task A_block_with_other_ends_is_left_alone(string statements) => new RuleTest(RuleIds.UnjoinedGroup)
        .File(InBlock(statements)).OffersNoFix().RunAsync();

    private static string InBlock(string statements) =>
        CURIO304UnjoinedGroupTests.Method("{ " + statements.TrimEnd() + (statements.Contains('\n', StringComparison.Ordinal) ? "\n" : " ") + "}");
}
