using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO201NeverAwaitedFixTests
{
    [Theory]
    [InlineData("[|M()|];", "await M();")]
    [InlineData("/* a */ [|M()|]; // b", "/* a */ await M(); // b")]
    [InlineData("_ = [|M()|];", "await M();")]
    [InlineData("_ = [|N(1)|];", "_ = await N(1);")]
    [InlineData("_ = [|n > 1 ? N(1) : N(2)|];", "_ = await (n > 1 ? N(1) : N(2));")]
    [InlineData("var c = [|N(1)|];", "var c = await N(1);")]
    [InlineData("Coro c = [|M()|]; // b", "await M(); // b")]
    [InlineData("if (n > 0) [|M()|]; else [|M()|];", "if (n > 0) await M(); else await M();")]
    [InlineData("string s = $\"{[|N(1)|]}\";", "string s = $\"{await N(1)}\";")]
    [InlineData("[|M()|]; [|N(1)|]; lock (this) { [|M()|]; }", "await M(); await N(1); lock (this) { M(); }")]
    [InlineData("Func<Task> f = async () => [|M()|];", "Func<Task> f = async () => { await M(); };")]
    public Task It_is_awaited(string statement, string expected) => Fixes(
        $"async Coro F(int n) {{ {statement}\n }}", $"async Coro F(int n) {{ {expected}\n }}");

    [Theory]
    [InlineData("Coro F() { [|S()|]; return M(); }", "async Coro F() { await S(); await M(); }")]
    [InlineData("Coro<int> F(int n) { if (n > 0) { [|S()|]; } return N(n); }", "async Coro<int> F(int n) { if (n > 0) { await S(); } return await N(n); }")]
    [InlineData("async Task F() { [|M()|]; await Task.Yield(); }", "async Task F() { await M(); await Task.Yield(); }")]
    public Task The_function_becomes_a_coroutine(string member, string expected) => Fixes(member, expected);

    [Theory]
    [InlineData("void F() { [|M()|]; }")]
    [InlineData("Action F = () => [|Coro.Sleep(default)|];")]
    [InlineData("async Coro F(C? c) { [|c?.M()|]; }")]
    [InlineData("async Coro F() { Coro<int> c = [|N(1)|]; }")]
    [InlineData("int P { get { [|M()|]; return 1; } }")]
    [InlineData("Coro F() { [|M()|]; GC.Collect(); return M(); }")]
    [InlineData("async Coro F() { lock (this) { [|M()|]; } }")]
    public Task It_is_left_alone_where_an_await_would_be_wrong(string member) =>
        new RuleTest(RuleIds.NeverAwaited).File(Class(member)).OffersNoFix().RunAsync();

    [Fact]
    public Task Nothing_is_awaited_before_a_kernel_runs() => new RuleTest(RuleIds.NeverAwaited)
        .File("class P { static async Task Main() { [|Coro.Sleep(default)|]; await Task.Yield(); } }", path: "App/Program.cs")
        .OffersNoFix().RunAsync();

    private static Task Fixes(string member, string expected) =>
        new RuleTest(RuleIds.NeverAwaited).File(Class(member), Class(expected)).RunAsync();

    private static string Class(string member) =>
        $"class C {{ {member}\n static async Coro S() => await Coro.Sleep(default); async Coro M() => await S(); async Coro<int> N(int n) {{ await M(); return n; }} }}";
}
