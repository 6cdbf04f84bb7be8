using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>The forms for async threads become awaits in a coroutine.</summary>
public sealed class CURIO107AwaitInCoroutineFixTests
{
    [Theory]
    [InlineData("[|AWAIT(c)|];", "await c;")]
    [InlineData("int i = [|AWAIT(N())|];", "int i = await N();")]
    [InlineData("var s = [|AWAIT(N())|].ToString();", "var s = (await N()).ToString();")]
    [InlineData("[|AsyncThread.AWAIT(c)|];", "await c;")]
    [InlineData("int i = [|AWAIT(b ? N() : N())|];", "int i = await (b ? N() : N());")]
    [InlineData("int i = [|AWAIT([|AWAIT(nested)|])|];", "int i = await await nested;")]
    [InlineData("int i = [|AWAIT(5)|];", "int i = 5;")]
    [InlineData("int i = 2 * [|AWAIT(1 + 5)|];", "int i = 2 * (1 + 5);")]
    [InlineData("int i = [|q.Get()|];", "int i = await q.GetAsync();")]
    [InlineData("[|q.Put(5)|];", "await q.PutAsync(5);")]
    [InlineData("var s = [|q.Get()|].ToString();", "var s = (await q.GetAsync()).ToString();")]
    [InlineData("/* a */ [|q.Put(/* b */ 5)|]; // c", "/* a */ await q.PutAsync(/* b */ 5); // c")]
    [InlineData("foreach (int i in [|q|]) { }", "await foreach (int i in q) { }")]
    [InlineData("using ([|file|]) { }", "await using (file) { }")]
    [InlineData("using ([|var f = file|]) { }", "await using (var f = file) { }")]
    [InlineData("using [|var f = file|];", "await using var f = file;")]
    [InlineData("if (b) /* a */ using ([|file|]) { }", "if (b) /* a */ await using (file) { }")]
    [InlineData("[|Put(5)|];", "await PutAsync(5);")]
    public Task It_becomes_an_await(string statement, string expected) =>
        new RuleTest(RuleIds.AwaitInCoroutine).File(Method(statement), Method(expected)).RunAsync();

    [Theory]
    [InlineData("[|AWAIT(5)|];")]
    [InlineData("unsafe { [|AWAIT(c)|]; }")]
    [InlineData("lock (this) { [|AWAIT(c)|]; }")]
    [InlineData("maybe?[|.Put(5)|];")]
    [InlineData("Span<int> s = stackalloc int[1]; [|AWAIT(c)|]; s[0] = 1;")]
    [InlineData("new List<int>().ForEach(i => [|AWAIT(c)|]);")]
    [InlineData("_sum += [|AWAIT(N())|];")]
    [InlineData("unsafe { foreach (int i in [|q|]) { } }")]
    public Task It_stays_where_no_await_may_stand(string statement) =>
        new RuleTest(RuleIds.AwaitInCoroutine).File(Method(statement)).OffersNoFix().RunAsync();

    private static string Method(string statements) => $$"""
        using static Curio.AsyncThread;

        class C
        {
            int _sum;
            async Coro<int> N() { await Coro.Sleep(default); return 1; }
            async Coro PutAsync(int n) => await Coro.Sleep(default);
            [System.CodeDom.Compiler.GeneratedCode("Curio.Generators", "1")] void Put(int n) { }
            async Coro F(bool b, Coro c, Coro<Coro<int>> nested, AsyncQueue<int> q, AsyncQueue<int>? maybe, AsyncTextFile file)
            {
                {{statements}}
            }
        }
        """;
}
