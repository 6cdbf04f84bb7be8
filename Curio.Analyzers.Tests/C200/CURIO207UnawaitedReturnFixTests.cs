using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO207UnawaitedReturnFixTests
{
    [Theory]
    [InlineData("Coro F() { using var r = new Res(); return [|M()|]; }", "async Coro F() { using var r = new Res(); await M(); }")]
    [InlineData("/* a */ public Coro<int> F() { using var r = new Res(); /* b */ return [|N()|]; }", "/* a */ public async Coro<int> F() { using var r = new Res(); /* b */ return await N(); }")]
    [InlineData("Coro<int> F() { using var r = new Res(); if (r is null) { return [|N()|]; } return [|N()|]; }", "async Coro<int> F() { using var r = new Res(); if (r is null) { return await N(); } return await N(); }")]
    [InlineData("Coro F() { using (new Res()) { return [|M()|]; } }", "async Coro F() { using (new Res()) { await M(); return; } }")]
    [InlineData("Coro F() { Coro G() { using var r = new Res(); return [|M()|]; } return G(); }", "Coro F() { async Coro G() { using var r = new Res(); await M(); } return G(); }")]
    public Task The_function_becomes_asynchronous(string member, string expected) =>
        new RuleTest(RuleIds.UnawaitedReturn).File(Class(member), Class(expected)).RunAsync();

    [Theory]
    [InlineData("Coro F() { lock (this) { return [|M()|]; } }")]
    [InlineData("Coro F(out int n) { n = 1; using var r = new Res(); return [|M()|]; }")]
    [InlineData("Coro P { get { using var r = new Res(); return [|M()|]; } }")]
    [InlineData("Coro F() { using var r = new Res(); return [|N()|]; }")]
    [InlineData("Coro F() { using var r = new Res(); if (r is null) return M2(); return M2(); Coro M2() => M(); }", "Coro F() { using var r = new Res(); if (r is null) return [|M2()|]; return [|M2()|]; Coro M2() => M(); }")]
    public Task It_is_left_alone_where_an_await_cannot_stand(string member, string? marked = null) =>
        new RuleTest(RuleIds.UnawaitedReturn).File(Class(marked ?? member)).OffersNoFix().RunAsync();

    private static string Class(string member) => $$"""
        class C
        {
            {{member}}
            async Coro M() => await Coro.Sleep(default);
            async Coro<int> N() { await M(); return 1; }
        }
        class Res : IDisposable { public void Dispose() { } }
        """;
}
