using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C400;

/// <summary>How captured variables become arguments.</summary>
public sealed class CURIO401ProcessDelegateFixTests
{
    [Theory]
    [InlineData("await Coro.RunInProcess([|() => n + 1|]);", "await Coro.RunInProcess(static (n) => n + 1, n);")]
    [InlineData("await Coro.RunInProcess([|x => x + n|], 1);", "await Coro.RunInProcess(static (x, n) => x + n, 1, n);")]
    [InlineData("int m = 2; await Coro.RunInProcess([|(x, y) => x + y + n + m|], 1, 2);", "int m = 2; await Coro.RunInProcess(static (x, y, n, m) => x + y + n + m, 1, 2, n, m);")]
    [InlineData("await Coro.RunInProcess([|() => { return n; }|]);", "await Coro.RunInProcess(static (n) => { return n; }, n);")]
    [InlineData("await Coro.RunInProcess(/* a */ [|() => n /* b */ + 1|] /* c */);", "await Coro.RunInProcess(/* a */ static (n) => n /* b */ + 1 /* c */, n);")]
    [InlineData("await Coro.RunInProcess([|() => n|]); await Coro.RunInProcess([|() => Field|]);", "await Coro.RunInProcess(static (n) => n, n); await Coro.RunInProcess([|() => Field|]);")]
    public Task The_lambda_becomes_static(string statements, string expected) => new RuleTest(RuleIds.ProcessDelegate)
        .File(CURIO401ProcessDelegateTests.Method(statements), CURIO401ProcessDelegateTests.Method(expected.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)))
        .RunAsync();

    [Theory]
    [InlineData("await Coro.RunInProcess([|() => Field|]);")]
    [InlineData("await Coro.RunInProcess([|() => n++|]);")]
    [InlineData("await Coro.RunInProcess([|() => d()|]);")]
    [InlineData("await Coro.RunInProcess([|(int x) => x + n|], 1);")]
    [InlineData("await Coro.RunInProcess([|(a, b, c, e) => a + b + c + e + n|], 1, 2, 3, 4);")]
    [InlineData("await Coro.RunInProcess<int>([|() => n|]);")]
    [InlineData("await Coro.RunInProcess([|Instance|]);")]
    [InlineData("await Coro.RunInProcess([|static () => System.IO.Stream.Null|]);")]
    public Task Other_functions_are_left_alone(string statements) => new RuleTest(RuleIds.ProcessDelegate)
        .File(CURIO401ProcessDelegateTests.Method(statements)).OffersNoFix().RunAsync();
}
