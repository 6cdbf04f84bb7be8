using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO208NestedRunTests
{
    [Theory]
    [InlineData("async Coro F() { [|Coro.Run(M())|]; await Task.Yield(); }")]
    [InlineData("async Coro F() { int n = [|Coro.Run(N())|]; await Task.Yield(); }")]
    [InlineData("async Coro F() { [|Coro.Run(M(), new KernelOptions())|]; await Task.Yield(); }")]
    [InlineData("async Coro F(Kernel k) { [|k.Run(M())|]; await Task.Yield(); }")]
    [InlineData("async Coro<int> F(Kernel k) { await Task.Yield(); return [|k.Run(N())|]; }")]
    [InlineData("async Coro F(Kernel k) { [|k.RunOnce()|]; await Task.Yield(); }")]
    [InlineData("async Coro F(Kernel? k) { k?[|.Run(M())|]; await Task.Yield(); }")]
    [InlineData("Coro F() { [|Coro.Run(M())|]; return M(); }")]
    [InlineData("Coro<int> P { get { [|Coro.Run(M())|]; return N(); } }")]
    [InlineData("Func<Coro> f = async () => [|Coro.Run(Coro.Sleep(default))|];")]
    [InlineData("async Task F() { [|Coro.Run(M())|]; await Coro.Sleep(default); }")]
    [InlineData("async IAsyncEnumerable<int> F() { [|Coro.Run(M())|]; yield return 1; await Coro.Sleep(default); }")]
    [InlineData("async Coro F() { new List<int>().ForEach(i => [|Coro.Run(M())|]); await Task.Yield(); }")]
    [InlineData("void F() { async Coro G() { [|Coro.Run(M())|]; await Task.Yield(); } Coro.Run(G()); }")]
    public Task It_is_reported_in_a_coroutine(string member) => Check(member);

    [Theory]
    [InlineData("void F() => Coro.Run(M());")]
    [InlineData("void F() { using var k = new Kernel(); k.Run(M()); }")]
    [InlineData("async Task F() { Coro.Run(M()); await Task.Yield(); }")]
    [InlineData("async Coro F() { await Coro.RunInThread(() => Coro.Run(M())); }")]
    [InlineData("async Coro F() { await Kernel.RunAsync(M()); }")]
    [InlineData("async Coro F() { await TaskGroup.Run(async g => await g.SpawnAsync(M())); }")]
    [InlineData("async Coro F() { Action a = () => Coro.Run(M()); await Task.Yield(); }")]
    [InlineData("async Coro F() { Mine.Run(M()); new Mine().RunOnce(); await Task.Yield(); }")]
    [InlineData("async Coro F() { string s = nameof(Coro.Run); await Task.Yield(); }")]
    [InlineData("static void Main2() { Coro.Run(Inner()); static async Coro Inner() => await Coro.Sleep(default); }")]
    [InlineData("C() => Coro.Run(M());")]
    [InlineData("int n = Coro.Run(Static()); static async Coro<int> Static() { await Task.Yield(); return 1; }")]
    [InlineData("async Coro F() { var k = new Kernel(); k.Dispose(); await Task.Yield(); }")]
    public Task Elsewhere_it_is_silent(string member) => Check(member);

    [Theory]
    [InlineData("async Coro F() { [|Help()|]; await Task.Yield(); } void Help() => Coro.Run(M());")]
    [InlineData("async Coro F() { [|Help()|]; await Task.Yield(); } void Help() => Then(); void Then() { using var k = new Kernel(); k.Run(M()); }")]
    [InlineData("async Coro F() { _ = [|P|]; await Task.Yield(); } int P => Coro.Run(N());")]
    [InlineData("async Coro F() { [|Help(() => Coro.Run(M()))|]; await Task.Yield(); } void Help(Action a) => a();")]
    [InlineData("async Coro F(Kernel k) { [|Help(k.RunOnce)|]; await Task.Yield(); } void Help(Action a) => a();")]
    [InlineData("async Coro F(Kernel k) { Help(k.RunOnce); await Task.Yield(); } void Help(Action a) { }")]
    [InlineData("async Coro F(I i) { [|i.Go()|]; await Task.Yield(); } interface I { void Go(); } class A : I { public void Go() => new C().Help(); } void Help() => Coro.Run(M());")]
    [InlineData("async Coro F() { [|Help(true)|]; Help(false); await Task.Yield(); } void Help(bool run) { if (run) { Coro.Run(M()); } }")]
    [InlineData("async Coro F() { [|Help()|]; await Task.Yield(); } [NonBlocking] void Help() => Coro.Run(M());")]
    [InlineData("async Coro F() { await Coro.RunInThread(() => Help()); } void Help() => Coro.Run(M());")]
    [InlineData("async Coro F() { Action a = Help; await Task.Yield(); } void Help() => Coro.Run(M());")]
    [InlineData("async Task F() { Help(); await Task.Yield(); } void Help() => Coro.Run(M());")]
    [InlineData("void F() => Help(); void Help() => Coro.Run(M());")]
    [InlineData("async Coro F() { Help(); await Task.Yield(); } void Help() => Mine.Run(M());")]
    [InlineData("async Coro F(I i) { i.Go(); await Task.Yield(); } interface I { void Go(); } class A : I { public void Go() => new C().Help(); } class B : I { public void Go() { } } void Help() => Coro.Run(M());")]
    [InlineData("async Coro F() { await G(); } async Coro G() { [|Help()|]; await Task.Yield(); } void Help() => Coro.Run(M());")]
    public Task Through_other_code_it_is_reported_where_the_coroutine_calls(string member) => Check(member);

    [Fact]
    public Task In_ordinary_asynchronous_code_it_is_silent() =>
        Test("async Task F() { Help(); await Task.Yield(); } void Help() => Coro.Run(M());").Without("CURIO106").EditorConfig("curio_context = all_async").RunAsync();

    [Fact]
    public async Task The_message_shows_the_path() => Assert.Equal(
        "'Help → Then → Coro.Run' starts a kernel on a thread that runs one already, which throws; await the coroutine instead",
        Assert.Single(await Test("async Coro F() { Help(); await Task.Yield(); } void Help() => Then(); void Then() => Coro.Run(M());").DiagnosticsAsync()).GetMessage(null));

    private static Task Check(string member) => Test(member).RunAsync();

    private static RuleTest Test(string member) => new RuleTest(RuleIds.NestedRun).File(
        $$"""
        class C
        {
            async Coro M() => await Coro.Sleep(default);
            async Coro<int> N() { await M(); return 1; }
            {{member}}
        }
        class Mine { public static void Run(Coro c) { } public void RunOnce() { } }
        """);
}
