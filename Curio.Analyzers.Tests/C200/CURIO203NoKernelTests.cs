using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO203NoKernelTests
{
    [Theory]
    [InlineData("[|await Coro.Sleep(TimeSpan.Zero)|];")]
    [InlineData("[|await M()|]; static async Coro M() => await Coro.Sleep(default);")]
    [InlineData("if (args.Length > 0) { [|await Coro.Sleep(TimeSpan.Zero)|]; }")]
    [InlineData("await Task.Yield(); TimeSpan t = [|await Coro.Sleep(TimeSpan.Zero)|];")]
    [InlineData("class P { static async Task Main() { [|await Coro.Sleep(default)|]; } }")]
    [InlineData("class P { static async Task<int> Main(string[] a) { [|await Coro.Sleep(default)|]; return 1; } }")]
    public Task The_entry_point_has_no_kernel(string code) => Program(code);

    [Theory]
    [InlineData("await Kernel.RunAsync(Coro.Sleep(TimeSpan.Zero).ToCoro());")]
    [InlineData("Coro.Run(M()); static async Coro M() => await Coro.Sleep(default);")]
    [InlineData("Func<Coro> f = async () => await Coro.Sleep(default); Coro.Run(f());")]
    [InlineData("await Task.Yield();")]
    [InlineData("class P { static void Main() { } static async Task Main2() { await Coro.Sleep(default); } }")]
    [InlineData("class P { static void Main() => Coro.Run(M()); static async Coro M() => await Coro.Sleep(default); }")]
    public Task A_coroutine_has_one(string code) => Program(code);

    [Theory]
    [InlineData("Task F() => Task.Run(async () => [|await Coro.Sleep(default)|]);")]
    [InlineData("Task F() => Task.Run(async () => { [|await Coro.Sleep(default)|]; return 1; });")]
    [InlineData("Task F() => Task.Run(async delegate { [|await Coro.Sleep(default)|]; });")]
    [InlineData("Task F() => Task.Factory.StartNew(async () => [|await Coro.Sleep(default)|]);")]
    [InlineData("Thread F() => new(async () => [|await Coro.Sleep(default)|]);")]
    [InlineData("void F() => ThreadPool.QueueUserWorkItem(async _ => [|await Coro.Sleep(default)|]);")]
    [InlineData("async Coro F() { await Coro.RunInThread<Task>(async () => { [|await Coro.Sleep(default)|]; }); }")]
    [InlineData("[Fact] public async Task F() { [|await Coro.Sleep(default)|]; }")]
    [InlineData("[Theory] public async Task F() { [|await Coro.Sleep(default)|]; }")]
    [InlineData("[Fact] public async ValueTask F() { [|await Coro.Sleep(default)|]; }")]
    [InlineData("[NUnit.Framework.Test] public async Task F() { [|await Coro.Sleep(default)|]; }")]
    public Task Other_threads_and_tests_have_none(string member) => Check(member);

    [Theory]
    [InlineData("async Task F() { await Coro.Sleep(default); }")]
    [InlineData("async Coro F() { await Coro.Sleep(default); }")]
    [InlineData("Task F() => Task.Run(async () => await Task.Yield());")]
    [InlineData("Task F() => Task.Run(() => Kernel.RunAsync(Coro.Sleep(default).ToCoro()));")]
    [InlineData("Task F() => Task.Run(() => { Coro.Run(G()); static async Coro G() => await Coro.Sleep(default); });")]
    [InlineData("Func<Task> F() => async () => await Coro.Sleep(default);")]
    [InlineData("Task F() => {|CURIO201:Task.Run(async Coro () => await Coro.Sleep(default))|};")]
    [InlineData("async Coro F() { await AsyncThread.Spawn<Task>(async () => await Coro.Sleep(default), daemon: true); }")]
    [InlineData("Task F() => Take(async () => await Coro.Sleep(default));")]
    [InlineData("[Fact] public async Task F() { await Kernel.RunAsync(Coro.Sleep(default)); }")]
    [InlineData("[Fact] public async Task F() { await Kernel.RunAsync(G()); async Coro G() => await Coro.Sleep(default); }")]
    [InlineData("[Fact] public async Coro F() { await Coro.Sleep(default); }")]
    [InlineData("[KernelFact] public async Task F() { await Coro.Sleep(default); }")]
    [InlineData("[Obsolete] public async Task F() { await Coro.Sleep(default); }")]
    [InlineData("[Fact] public void F() => Coro.Run(Coro.Sleep(default));")]
    public Task What_may_run_on_a_kernel_is_silent(string member) => Check(member);

    // Awaiting on another thread is one thing, starting it another.
    private static Task Check(string member) => new RuleTest(RuleIds.NoKernel).Without("CURIO404").File(
        $$"""
        using Xunit;
        class C { Task Take(Func<Task> f) => f(); {{member}} }
        class KernelFactAttribute : FactAttribute { }
        namespace Xunit { class FactAttribute : Attribute { } class TheoryAttribute : FactAttribute { } }
        namespace NUnit.Framework { class TestAttribute : Attribute { } }
        """).RunAsync();

    private static Task Program(string code) => new RuleTest(RuleIds.NoKernel).File(code, path: "App/Program.cs").RunAsync();
}
