using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>How a pair of acquire and release becomes a <c>using</c>.</summary>
public sealed class CURIO307AcquireWithoutReleaseFixTests
{
    [Theory]
    [InlineData("await [|Gate.AcquireAsync()|]; n++; await Gate.ReleaseAsync();", "using var held = await Gate.AcquireAsync(); n++; ")]
    [InlineData("\n    /* a */ await [|Gate.AcquireAsync()|]; // b\n    n++;\n    await Gate.ReleaseAsync();\n", "\n    /* a */ using var held = await Gate.AcquireAsync(); // b\n    n++;\n")]
    [InlineData("await [|Gate.AcquireAsync()|]; n++; await Gate.ReleaseAsync(); return;", "using var held = await Gate.AcquireAsync(); n++; return;")]
    [InlineData("var r = await [|Gate.AcquireAsync()|]; n++; r.Dispose();", "using var r = await Gate.AcquireAsync(); n++; ")]
    [InlineData("var r = await [|Gate.AcquireAsync()|]; n++;", "using var r = await Gate.AcquireAsync(); n++;")]
    [InlineData("int held = n; await [|Gate.AcquireAsync()|]; n = held; await Gate.ReleaseAsync();", "int held = n; using var held2 = await Gate.AcquireAsync(); n = held; ")]
    public Task The_pair_becomes_a_using(string statements, string expected) => new RuleTest(RuleIds.AcquireWithoutRelease)
        .File(InBlock(statements), InBlock(expected)).RunAsync();

    [Theory]
    [InlineData("await [|Gate.AcquireAsync()|]; n++; await Gate.ReleaseAsync(); n++;")]
    [InlineData("await [|Gate.AcquireAsync()|]; if (n > 1) { await Gate.ReleaseAsync(); return; } await Gate.ReleaseAsync();")]
    [InlineData("await [|Gate.AcquireAsync()|]; n++; await Gate.ReleaseAsync() /* why */;")]
    [InlineData("await [|Gate.AcquireAsync()|]; if (n > 1) { await Gate.ReleaseAsync(); }")]
    [InlineData("var r = await [|Gate.AcquireAsync()|]; r.Dispose(); n++;")]
    public Task Other_shapes_are_left_alone(string statements) => new RuleTest(RuleIds.AcquireWithoutRelease)
        .File(InBlock(statements)).OffersNoFix().RunAsync();

    private static string InBlock(string statements) => CURIO307AcquireWithoutReleaseTests.Method("if (n > 0) {" + statements + "}");
}
