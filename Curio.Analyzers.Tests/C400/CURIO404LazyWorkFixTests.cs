using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C400;

/// <summary>How lazy work becomes a list.</summary>
public sealed class CURIO404LazyWorkFixTests
{
    [Theory]
    [InlineData("await Coro.RunInThread(() => [|File.ReadLines(p)|]);", "await Coro.RunInThread(() => Enumerable.ToList(File.ReadLines(p)));")]
    [InlineData("IEnumerable<string> lines = await Coro.RunInThread(() => /* a */ [|File.ReadLines(p)|] /* b */);", "IEnumerable<string> lines = await Coro.RunInThread(() => /* a */ Enumerable.ToList(File.ReadLines(p)) /* b */);")]
    [InlineData("await Coro.RunInThread(() => { return [|Numbers()|]; });", "await Coro.RunInThread(() => { return Enumerable.ToList(Numbers()); });")]
    public Task It_becomes_a_list(string statements, string expected) => new RuleTest(RuleIds.LazyWork)
        .File(CURIO404LazyWorkTests.Method(statements), CURIO404LazyWorkTests.Method(expected)).RunAsync();

    [Theory]
    [InlineData("IOrderedEnumerable<int> sorted = await Coro.RunInThread(() => [|list.OrderBy(x => x)|]);")]
    [InlineData("await Coro.RunInThread([|Numbers|]);")]
    [InlineData("await Coro.RunInThread([|async () => { await Task.Yield(); return 1; }|]);")]
    public Task What_cannot_be_a_list_is_left_alone(string statements) => new RuleTest(RuleIds.LazyWork)
        .File(CURIO404LazyWorkTests.Method(statements)).OffersNoFix().RunAsync();
}
