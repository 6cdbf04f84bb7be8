using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Which files nobody is sure to close.</summary>
public sealed class CURIO305FileOutsideUsingTests
{
    [Theory]
    [InlineData("var f = await [|AsyncFile.OpenAsync(p)|]; await f.ReadAllAsync();")]
    [InlineData("AsyncFile f = await [|AsyncFile.OpenAsync(p)|];")]
    [InlineData("var f = await [|AsyncFile.OpenTextAsync(p)|]; await f.ReadAllAsync();")]
    [InlineData("var f = await [|AsyncTextFile.OpenAsync(p)|]; await f.ReadAllAsync();")]
    [InlineData("var f = await [|AsyncFile.OpenAsync(p)|]; await f.ReadAllAsync(); await f.CloseAsync();")]
    [InlineData("var f = await [|AsyncFile.OpenAsync(p)|]; try { await f.ReadAllAsync(); } finally { n++; }")]
    [InlineData("var f = await [|AsyncFile.OpenAsync(p)|]; await foreach (var line in f) { n++; }")]
    [InlineData("await [|AsyncFile.OpenAsync(p)|];")]
    [InlineData("_ = await [|AsyncFile.OpenAsync(p)|];")]
    [InlineData("await (await [|AsyncFile.OpenAsync(p)|]).ReadAllAsync();")]
    [InlineData("using var f = await [|AsyncFile.OpenAsync(p)|];")]
    [InlineData("using (var f = await [|AsyncFile.OpenAsync(p)|]) { n++; }")]
    [InlineData("Kept = await [|AsyncFile.OpenAsync(p)|];")]
    [InlineData("AsyncFile f; f = await [|AsyncFile.OpenAsync(p)|]; n++;")]
    [InlineData("var f = await Coro.TimeoutAfter(t, [|AsyncFile.OpenAsync(p)|]); await f.ReadAllAsync();")]
    [InlineData("var f = n > 1 ? await [|AsyncFile.OpenAsync(p)|] : null;")]
    [InlineData("var f = await [|AsyncFile.OpenAsync(p)|]; if (f is null) n++;")]
    public Task A_file_that_may_stay_open_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await using var f = await AsyncFile.OpenAsync(p);")]
    [InlineData("await using (var f = await AsyncFile.OpenAsync(p)) { n++; }")]
    [InlineData("await using (await AsyncFile.OpenAsync(p)) { n++; }")]
    [InlineData("var f = await AsyncFile.OpenAsync(p); await using (f) { n++; }")]
    [InlineData("var f = await AsyncFile.OpenAsync(p); await using var g = f;")]
    [InlineData("var f = await AsyncFile.OpenAsync(p); try { n++; } finally { await f.CloseAsync(); }")]
    [InlineData("AsyncFile? f = null; try { f = await AsyncFile.OpenAsync(p); } finally { if (f is not null) await f.DisposeAsync(); }")]
    [InlineData("Owner.Kept = await AsyncFile.OpenAsync(p);")]
    [InlineData("files.Add(await AsyncFile.OpenAsync(p));")]
    [InlineData("files[0] = await AsyncFile.OpenAsync(p);")]
    [InlineData("var f = await AsyncFile.OpenAsync(p); files.Add(f);")]
    [InlineData("var f = await AsyncFile.OpenAsync(p); Use(f);")]
    [InlineData("var f = await AsyncFile.OpenAsync(p); Func<AsyncFile> g = () => f;")]
    [InlineData("var pair = (await AsyncFile.OpenAsync(p), n);")]
    [InlineData("await using var f = await Coro.TimeoutAfter(t, AsyncFile.OpenAsync(p));")]
    [InlineData("await using var f = n > 1 ? await AsyncFile.OpenAsync(p) : null;")]
    [InlineData("var f = await Mine.AsyncFile.OpenAsync(p);")]
    public Task A_file_that_is_closed_or_handed_on_is_silent(string statements) => Reports(statements);

    [Theory]
    [InlineData("AsyncFile f; await using (f = await AsyncFile.OpenAsync(p)) { n++; }")]
    public Task A_resource_may_be_an_assignment(string statements) => Reports(statements);

    [Fact]
    public Task A_returned_file_is_silent() => new RuleTest(RuleIds.FileOutsideUsing).File("""
        class C
        {
            async Coro<AsyncFile> F(string p) => await AsyncFile.OpenAsync(p);
            async Coro<AsyncFile> G(string p) { return await AsyncFile.OpenAsync(p); }
            Coro<AsyncFile> H(string p) => AsyncFile.OpenAsync(p);
            async Coro<AsyncFile> I(string p) { var f = await AsyncFile.OpenAsync(p); await f.ReadAllAsync(); return f; }
        }
        """).RunAsync();

    [Fact]
    public async Task It_is_an_error_that_names_the_call_and_the_remedy()
    {
        RuleTest test = new RuleTest(RuleIds.FileOutsideUsing).File(Method("var f = await AsyncFile.OpenTextAsync(p);"));
        Diagnostic found = Assert.Single(await test.DiagnosticsAsync());
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Equal("Nothing is sure to close the file that 'AsyncFile.OpenTextAsync' opens; declare it with 'await using'", found.GetMessage());
    }

    internal static string Method(string statements) => $$"""
        class C
        {
            AsyncFile? Kept;
            async Coro F(string p, int n, TimeSpan t, List<AsyncFile> files, Holder Owner)
            {
                {{statements}}
                await Coro.Sleep(TimeSpan.Zero);
            }
            void Use(AsyncFile f) { }
        }
        class Holder { public AsyncFile? Kept; public Coro CloseAsync() => Kept!.CloseAsync(); }
        namespace Mine { static class AsyncFile { public static async Coro<int> OpenAsync(string p) { await Coro.Sleep(default); return 1; } } }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.FileOutsideUsing).File(Method(statements)).RunAsync();
}
