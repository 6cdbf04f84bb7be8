using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>How a file gets its <c>await using</c>.</summary>
public sealed class CURIO305FileOutsideUsingFixTests
{
    [Theory]
    [InlineData("var f = await [|AsyncFile.OpenAsync(p)|]; await f.ReadAllAsync();", "await using var f = await AsyncFile.OpenAsync(p); await f.ReadAllAsync();")]
    [InlineData("/* a */ AsyncFile f = /* b */ await [|AsyncFile.OpenAsync(p)|]; // c", "/* a */ await using AsyncFile f = /* b */ await AsyncFile.OpenAsync(p); // c")]
    [InlineData("using var f = await [|AsyncFile.OpenAsync(p)|];", "await using var f = await AsyncFile.OpenAsync(p);")]
    [InlineData("using (var f = await [|AsyncFile.OpenAsync(p)|]) { n++; }", "await using (var f = await AsyncFile.OpenAsync(p)) { n++; }")]
    [InlineData("var f = await Coro.TimeoutAfter(t, [|AsyncFile.OpenAsync(p)|]);", "await using var f = await Coro.TimeoutAfter(t, AsyncFile.OpenAsync(p));")]
    [InlineData("var f = await [|AsyncFile.OpenAsync(p)|]; var g = await [|AsyncFile.OpenAsync(p)|];", "await using var f = await AsyncFile.OpenAsync(p); await using var g = await AsyncFile.OpenAsync(p);")]
    public Task The_declaration_becomes_an_await_using(string statements, string expected) => new RuleTest(RuleIds.FileOutsideUsing)
        .File(CURIO305FileOutsideUsingTests.Method(statements), CURIO305FileOutsideUsingTests.Method(expected)).RunAsync();

    [Theory]
    [InlineData("await [|AsyncFile.OpenAsync(p)|];")]
    [InlineData("Kept = await [|AsyncFile.OpenAsync(p)|];")]
    [InlineData("AsyncFile f; f = await [|AsyncFile.OpenAsync(p)|]; n++;")]
    [InlineData("AsyncFile? f = await [|AsyncFile.OpenAsync(p)|]; f = null;")]
    [InlineData("switch (n) { case 1: var f = await [|AsyncFile.OpenAsync(p)|]; break; }")]
    public Task What_is_no_declaration_of_one_file_is_left_alone(string statements) => new RuleTest(RuleIds.FileOutsideUsing)
        .File(CURIO305FileOutsideUsingTests.Method(statements)).OffersNoFix().RunAsync();
}
