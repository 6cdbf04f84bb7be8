using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>What the language calls of a value, a worker that only makes the value does not call.</summary>
public sealed class CURIO106ImpliedCallFixTests
{
    [Theory]
    [InlineData("using var w = [|new Closing()|];")]
    [InlineData("using Closing w = [|new(1)|];")]
    [InlineData("using (var w = [|Make()|]) { }")]
    [InlineData("using ([|Make()|]) { }")]
    [InlineData("using (([|Make()|])) { }")]
    [InlineData("using Closing a = [|new(1)|], b = [|Make()|];")]
    [InlineData("using IDisposable w = [|new Closing()|];")]
    [InlineData("await using var w = [|new ClosingLate()|];")]
    [InlineData("foreach (var q in [|new Rows()|]) { }")]
    [InlineData("foreach (var q in ([|MakeRows()|])) { }")]
    [InlineData("foreach (var q in [|Lines()|]) { }")]
    [InlineData("foreach (var q in [|Made|]) { }")]
    [InlineData("string s = $\"{[|new Text()|]}\";")]
    [InlineData("string s = \"a\" + [|new Text()|];")]
    [InlineData("string s = \"a\"; s += [|new Text()|];")]
    [InlineData("string s = [|new Text()|];")]
    [InlineData("string[] s = [.. [|Lines()|]];")]
    public Task What_blocks_after_the_call_is_not_mended_by_a_worker(string statement) =>
        new RuleTest(RuleIds.TransitiveBlocking).File(Method(statement)).OffersNoFix().RunAsync();

    [Theory]
    [InlineData("using var w = [|new Opening(p)|];", "using var w = await Coro.RunInThread(() => new Opening(p));")]
    [InlineData("using Opening w = [|new(p)|];", "using Opening w = await Coro.RunInThread(() => new Opening(p));")]
    [InlineData("using ([|new Opening(p)|]) { }", "using (await Coro.RunInThread(() => new Opening(p))) { }")]
    [InlineData("using (var w = [|Open(p)|]) { }", "using (var w = await Coro.RunInThread(() => Open(p))) { }")]
    [InlineData("foreach (var q in [|LoadAll()|]) { }", "foreach (var q in await Coro.RunInThread(static () => LoadAll())) { }")]
    [InlineData("foreach (var q in [|All|]) { }", "foreach (var q in await Coro.RunInThread(static () => All)) { }")]
    [InlineData("foreach (var q in [|Each(() => File.ReadAllText(p))|]) { }", "foreach (var q in await Coro.RunInThread(() => Each(() => File.ReadAllText(p)))) { }")]
    [InlineData("string s = $\"{[|LoadAll()|]}\" + [|LoadAll()|];", "string s = $\"{await Coro.RunInThread(static () => LoadAll())}\" + await Coro.RunInThread(static () => LoadAll());")]
    [InlineData("string[] s = [.. [|LoadAll()|]];", "string[] s = [.. await Coro.RunInThread(static () => LoadAll())];")]
    [InlineData("using var w = [|new Closing()|]; using var o = [|new Opening(p)|];", "using var w = new Closing(); using var o = await Coro.RunInThread(() => new Opening(p));")]
    [InlineData("using var b = [|new Both()|];", "using var b = await Coro.RunInThread(static () => new Both());")]
    public Task What_blocks_in_the_call_is(string statement, string expected) =>
        new RuleTest(RuleIds.TransitiveBlocking).File(Method(statement), Method(expected)).RunAsync();

    private static string Method(string statements) => $$"""
        using System.IO;

        public class Closing(int n = 0) : IDisposable { public int N = n; public void Dispose() => File.ReadAllText("x"); }

        public class ClosingLate : IAsyncDisposable { public ValueTask DisposeAsync() { File.ReadAllText("x"); return default; } }

        public class Opening(string p) : IDisposable { public string All = File.ReadAllText(p); public void Dispose() => All = ""; }

        public class Both : IDisposable { readonly string _all = File.ReadAllText("x"); public void Dispose() => Close(); public void Close() => File.WriteAllText("x", _all); }

        public class Rows : List<string> { public new List<string>.Enumerator GetEnumerator() => new List<string> { File.ReadAllText("a") }.GetEnumerator(); }

        public class Text
        {
            public override string ToString() => File.ReadAllText("x");
            public static implicit operator string(Text t) => File.ReadAllText("x");
        }

        public class C
        {
            static Closing Make() => new(2);
            static Rows MakeRows() => new();
            static Rows Made => new();
            static IEnumerable<string> Lines() { yield return File.ReadAllText("a"); }
            static List<string> All => new List<string> { File.ReadAllText("a") };
            public static List<string> LoadAll() => new List<string> { File.ReadAllText("a") };
            public static List<string> Each(Func<string> f) => new List<string> { f() };
            public static Opening Open(string p) => new(p);
            async Coro F(string p)
            {
                await default(Coro);
                {{statements}}
            }
        }
        """;
}
