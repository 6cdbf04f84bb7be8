using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO206LeavesKernelTests
{
    [Theory]
    [InlineData("await [|Task.Run(() => Work())|];")]
    [InlineData("Task t = [|Task.Run(Work)|];")]
    [InlineData("int n = await [|Task.Run(() => 1)|];")]
    [InlineData("await [|Task.Run(async () => await Task.Yield())|];")]
    [InlineData("await [|Task.Run(() => Work(), default)|];")]
    [InlineData("_ = [|Task.Factory.StartNew(() => Work())|];")]
    [InlineData("_ = [|new TaskFactory().StartNew(() => 1)|];")]
    [InlineData("_ = [|new TaskFactory<int>().StartNew(() => 1)|];")]
    [InlineData("[|new Thread(Work).Start()|];")]
    [InlineData("var t = new Thread(Work) { IsBackground = true }; [|t.Start()|];")]
    [InlineData("[|new Thread(_ => { }).Start(1)|];")]
    [InlineData("[|new Thread(Work).UnsafeStart()|];")]
    [InlineData("[|ThreadPool.QueueUserWorkItem(_ => Work())|];")]
    [InlineData("[|ThreadPool.UnsafeQueueUserWorkItem(_ => Work(), null)|];")]
    [InlineData("await [|Task.Delay(1).ContinueWith(_ => Work())|];")]
    [InlineData("await [|Task.FromResult(1).ContinueWith(t => t.Id)|];")]
    public Task It_is_reported_in_a_coroutine(string statement) => Check($"async Coro F() {{ {statement} await Task.Yield(); }}");

    [Theory]
    [InlineData("async Task F() { await Coro.Sleep(default); await [|Task.Delay(1).ConfigureAwait(false)|]; }")]
    [InlineData("async Task F() { await Coro.Sleep(default); int n = await [|Task.FromResult(1).ConfigureAwait(false)|]; }")]
    [InlineData("async ValueTask F() { await Coro.Sleep(default); await [|default(ValueTask).ConfigureAwait(continueOnCapturedContext: false)|]; }")]
    [InlineData("async ValueTask F() { await Coro.Sleep(default); await [|default(ValueTask<int>).ConfigureAwait(false)|]; }")]
    [InlineData("Coro F() { var t = [|Task.Run(Work)|]; return default; }")]
    public Task It_is_reported_wherever_a_kernel_runs(string member) => Check(member);

    [Theory]
    [InlineData("await Coro.RunInThread(() => Work());")]
    [InlineData("await Task.Delay(1).ConfigureAwait(false);")]
    [InlineData("await Task.Delay(1).ConfigureAwait(true);")]
    [InlineData("var c = Task.Delay(1).ConfigureAwait(false); await c;")]
    [InlineData("var t = new Thread(Work);")]
    [InlineData("var t = await AsyncThread.Spawn(Work);")]
    [InlineData("await Task.Yield();")]
    [InlineData("await Task.WhenAll(Task.Delay(1), Task.Delay(2));")]
    [InlineData("Mine.Run(Work); new Mine().Start(); new Mine().ContinueWith(Work);")]
    [InlineData("string s = nameof(Task.Run);")]
    [InlineData("Func<Action, Task> f = Task.Run;")]
    [InlineData("new System.Diagnostics.Stopwatch().Start();")]
    [InlineData("await Coro.RunInThread(() => { new Thread(Work).Start(); });")]
    [InlineData("Action a = () => { Task t = Task.Run(Work); };")]
    public Task Others_are_silent(string statement) => Check($"async Coro F() {{ {statement} await Task.Yield(); }}");

    [Theory]
    [InlineData("void F() { Task t = Task.Run(Work); }")]
    [InlineData("async Task F() { await Task.Run(Work); }")]
    [InlineData("async Task F() { await Task.Delay(1).ConfigureAwait(false); }")]
    [InlineData("async Task F() { await Coro.Sleep(default); await Task.Delay(1).ConfigureAwait(true); }")]
    [InlineData("async Task F() { await Coro.Sleep(default); var c = Task.Delay(1).ConfigureAwait(false); await c; }")]
    [InlineData("async Task F() { await Coro.Sleep(default); await new Mine().ConfigureAwait(false); }")]
    [InlineData("async Task F() { await Coro.Sleep(default); await Task.Delay(1).ConfigureAwait(ConfigureAwaitOptions.ForceYielding); }")]
    public Task Where_no_kernel_runs_it_is_silent(string member) => Check(member);

    [Fact]
    public Task In_ordinary_asynchronous_code_it_is_silent() => new RuleTest(RuleIds.LeavesKernel).Without("CURIO204", "CURIO303")
        .File("class C { async Task F() { await Task.Run(() => 1).ConfigureAwait(false); } }").EditorConfig("curio_context = all_async").RunAsync();

    [Theory]
    [InlineData("Task.Run(Work);", "'Task.Run' runs on the thread pool, where the kernel can neither cancel nor await it; use 'Coro.RunInThread', or 'Coro.Spawn' for a coroutine")]
    [InlineData("Task.Run(() => Cold());", "'Task.Run' makes the coroutine of 'C.Cold' on another thread, where nothing runs it; use 'Coro.Spawn'")]
    [InlineData("Task.Run(async Coro () => await Cold());", "'Task.Run' makes the coroutine of 'the lambda' on another thread, where nothing runs it; use 'Coro.Spawn'")]
    [InlineData("new Thread(() => Cold()).Start();", "'Thread.Start' makes the coroutine of 'C.Cold' on another thread, where nothing runs it; use 'Coro.Spawn'")]
    public async Task The_message_names_the_remedy(string statement, string message)
    {
        RuleTest test = new RuleTest(RuleIds.LeavesKernel)
            .File($"class C {{ async Coro F() {{ {statement} }} static void Work() {{ }} static async Coro Cold() => await Coro.Sleep(default); }}");
        Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    private static Task Check(string member) => new RuleTest(RuleIds.LeavesKernel).Without("CURIO204", "CURIO303").File(
        $$"""
        class C
        {
            static void Work() { }
            {{member}}
        }
        class Mine { public static void Run(Action a) { } public void Start() { } public void ContinueWith(Action a) { } public Task ConfigureAwait(bool b) => Task.CompletedTask; }
        """).RunAsync();
}
