using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

/// <summary>Where a coroutine is lost, and where it only looks like that.</summary>
public sealed class CURIO201NeverAwaitedTests
{
    [Theory]
    [InlineData("[|M()|];")]
    [InlineData("[|N(1)|];")]
    [InlineData("[|Coro.Sleep(Time)|];")]
    [InlineData("[|Coro.Spawn(M())|];")]
    [InlineData("_ = [|M()|];")]
    [InlineData("_ = [|N(1)|];")]
    [InlineData("[|c?.M()|];")]
    [InlineData("_ = [|c?.N(1)|];")]
    [InlineData("[|c?.Next?.M()|];")]
    [InlineData("_ = [|Flag ? N(1) : N(2)|];")]
    [InlineData("_ = [|Flag switch { true => N(1), _ => N(2) }|];")]
    [InlineData("_ = [|Flag switch { true => N(1), _ => default }|];")]
    [InlineData("_ = [|c?.N(1) ?? N(2)|];")]
    [InlineData("Coro<int>? kept = null; _ = [|kept ?? N(2)|];")]
    [InlineData("Action a = () => [|M()|];")]
    [InlineData("Action a = () => { [|M()|]; };")]
    [InlineData("Action<int> a = i => [|N(i)|];")]
    [InlineData("Func<object> f = () => [|N(1)|];")]
    [InlineData("Func<object> f = () => { return [|N(1)|]; };")]
    [InlineData("new List<int>().ForEach(i => [|N(i)|]);")]
    [InlineData("[|new[] { 1 }.Select(N)|];")]
    [InlineData("_ = [|new[] { 1 }.Select(i => N(i))|];")]
    [InlineData("string s = $\"{[|N(1)|]}\";")]
    [InlineData("new System.Text.StringBuilder().Append($\"{[|N(1)|]}\");")]
    [InlineData("string s = \"a\" + [|N(1)|];")]
    [InlineData("string s = string.Format(\"{0} {1}\", 1, [|N(1)|]);")]
    [InlineData("string s = string.Format(\"{0} {1} {2} {3} {4}\", 1, 2, 3, 4, [|N(1)|]);")]
    [InlineData("string s = string.Concat(\"a\", [|N(1)|]);")]
    [InlineData("string? s = [|N(1)|].ToString();")]
    [InlineData("for ([|M()|]; Flag; [|M()|]) { }")]
    [InlineData("if (Flag) [|M()|]; else [|M()|];")]
    [InlineData("Func<Coro> f = M; [|f()|];")]
    [InlineData("await Coro.RunInThread(() => Flag); [|await Coro.RunInThread(() => N(1))|];")]
    [InlineData("async Task Inner() { await Task.Yield(); [|M()|]; } await Inner();")]
    [InlineData("[|N(1).ToCoro()|];")]
    public Task A_coroutine_that_is_dropped_is_reported(string statement) => Reports(statement);

    [Theory]
    [InlineData("var c1 = [|M()|];")]
    [InlineData("Coro c1 = [|M()|];")]
    [InlineData("Coro c1 = [|N(1)|];")]
    [InlineData("var c1 = [|Flag ? N(1) : N(2)|];")]
    [InlineData("var c1 = [|c?.N(1)|];")]
    [InlineData("var c1 = [|M()|]; c1 = M(); await c1;")]
    [InlineData("var c1 = M(); await c1; c1 = [|M()|];")]
    [InlineData("var c1 = [|M()|]; if (Flag) { c1 = M(); } else { c1 = N(1); } await c1;")]
    [InlineData("Coro c1; if (Flag) { c1 = [|M()|]; return; } c1 = M(); await c1;")]
    [InlineData("Action a = () => { var inner = [|M()|]; };")]
    [InlineData("var all = [|new[] { 1 }.Select(N)|];")]
    [InlineData("try { var c1 = [|M()|]; } finally { Flag = false; }")]
    public Task A_coroutine_that_no_path_reads_is_reported(string statement) => Reports(statement);

    [Theory]
    [InlineData("await M();")]
    [InlineData("_ = await N(1);")]
    [InlineData("await (Flag ? N(1) : N(2));")]
    [InlineData("Coro M2() => M(); await M2();")]
    [InlineData("Coro M2() { return M(); } await M2();")]
    [InlineData("Func<Coro> f = () => M(); await f();")]
    [InlineData("Func<Coro> f = M; await f();")]
    [InlineData("await Coro.Spawn(M(), daemon: true);")]
    [InlineData("await Coro.TimeoutAfter(Time, M());")]
    [InlineData("await TaskGroup.Run(async g => { await g.SpawnAsync(M()); });")]
    [InlineData("Coro.Run(M(), null);", true)]
    [InlineData("Task t = Kernel.RunAsync(M());")]
    [InlineData("Take(M());")]
    [InlineData("TakeObject(N(1));")]
    [InlineData("Held = M();")]
    [InlineData("Helds[0] = M();")]
    [InlineData("var list = new List<Coro>(); list.Add(M()); foreach (var one in list) { await one; }")]
    [InlineData("var list = new List<Coro> { M() }; await list[0];")]
    [InlineData("var pair = (M(), N(1)); await pair.Item1; await pair.Item2;")]
    [InlineData("foreach (var one in new[] { 1 }.Select(N)) { await one; }")]
    [InlineData("foreach (var one in Kept) { Flag = false; }")]
    [InlineData("var all = new[] { 1 }.Select(N).ToList(); await all[0];")]
    [InlineData("var c1 = M(); async Coro Later() => await c1; await Later();")]
    [InlineData("var c1 = M(); Func<Coro> f = async () => await c1; await f();")]
    [InlineData("var c1 = M(); if (Flag) return; await c1;")]
    [InlineData("var c1 = M(); try { await N(1); } finally { await c1; }")]
    [InlineData("var c1 = M(); try { await N(1); } catch (Exception) { await c1; }")]
    [InlineData("Coro c1 = default; c1 = M(); await c1;")]
    [InlineData("var c1 = M(); Take(c1);")]
    [InlineData("Coro c1; while (true) { c1 = M(); if (Flag) break; await c1; } await c1;")]
    [InlineData("string s = nameof(M);")]
    [InlineData("string s = $\"{await N(1)}\";")]
    [InlineData("Assert.Throws(() => M());")]
    [InlineData("Assert.Throws(() => { M(); });")]
    [InlineData("dynamic d = this; d.M();")]
    [InlineData("System.Linq.Expressions.Expression<Func<Coro>> e = () => M();")]
    [InlineData("Task t = Task.CompletedTask; _ = t; _ = Task.Run(() => 1);", true)]
    [InlineData("using var scope = Own(M()); await N(1);")]
    [InlineData("Coro c1 = M(), c2 = N(1); await c1; await c2;")]
    [InlineData("for (Coro c1 = M(); Flag; c1 = M()) { await c1; }")]
    public Task A_coroutine_that_somebody_may_await_is_silent(string statement, bool outside = false) =>
        outside ? Check($"class C : Base {{ void F(C? c) {{ {statement} }} }}") : Reports(statement);

    [Theory]
    [InlineData("void F() { [|M()|]; }")]
    [InlineData("void F() => [|M()|];")]
    [InlineData("int P { get { [|M()|]; return 1; } set => [|M()|]; }")]
    [InlineData("C() { [|M()|]; }")]
    [InlineData("~C() => [|M()|];")]
    [InlineData("Action A = () => [|Coro.Sleep(default)|];")]
    [InlineData("async Task F() { await Task.Yield(); _ = [|M()|]; }")]
    [InlineData("IEnumerable<int> F() { [|M()|]; yield return 1; }")]
    public Task Any_function_can_lose_one(string member) => Check($"class C : Base {{ {member} }}");

    [Theory]
    [InlineData("[|Task.Run(() => M())|];")]
    [InlineData("_ = [|Task.Run(() => N(1))|];")]
    [InlineData("[|Task.Run(M)|];")]
    [InlineData("[|Task.Run(async () => { await Task.Yield(); return M(); })|];")]
    [InlineData("[|Task.Factory.StartNew(() => M())|];")]
    [InlineData("Task t = [|Task.Run(() => M())|]; t.Wait();")]
    [InlineData("[|Task.Run(() => M())|].Wait();")]
    [InlineData("var t = [|Task.Run(() => M())|];")]
    [InlineData("Func<Task> f = () => [|Task.Run(() => N(1))|];")]
    [InlineData("new Thread(() => [|M()|]).Start();")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => [|M()|]);")]
    [InlineData("Parallel.ForEach(new[] { 1 }, i => [|N(i)|]);")]
    [InlineData("Parallel.Invoke(() => [|M()|], () => { [|M()|]; });")]
    [InlineData("Task<Coro> t = Task.Run(() => M()); Coro.Run(t.Result);")]
    [InlineData("Coro.Run(Task.Run(() => M()).GetAwaiter().GetResult());")]
    [InlineData("Func<Task<Coro>> f = () => Task.Run(() => M());")]
    [InlineData("Task t = Task.Run(() => Flag); Task u = Task.FromResult(1); new Thread(() => Flag = true).Start();")]
    [InlineData("Assert.Throws(() => Task.Run(() => M()));")]
    public Task A_task_that_makes_one_does_not_run_it(string statement) => Check($"class C : Base {{ void F() {{ {statement} }} }}");

    [Theory]
    [InlineData("{|CURIO206:Task.Run(() => M())|};")]
    [InlineData("_ = {|CURIO206:Task.Run(M)|};")]
    [InlineData("await {|CURIO206:Task.Run(() => M())|};")]
    [InlineData("await {|CURIO206:Task.Run(() => M())|}.ConfigureAwait(false);")]
    [InlineData("var t = {|CURIO206:Task.Factory.StartNew(() => M())|};")]
    [InlineData("{|CURIO206:new Thread(() => M()).Start()|};")]
    [InlineData("var t = new Thread(() => { _ = N(1); }); {|CURIO206:t.Start()|};")]
    [InlineData("var t = new Thread(() => [|M()|]);")]
    [InlineData("var t = new Thread(() => [|M()|]); {|CURIO206:new Thread(() => Flag = true).Start()|};")]
    [InlineData("_ = {|CURIO206:Task.Run(async Coro () => await M())|};")]
    [InlineData("{|CURIO206:ThreadPool.QueueUserWorkItem(_ => M())|};")]
    [InlineData("{|CURIO206:Task.Run(() => { Flag = true; [|M()|]; })|};")]
    [InlineData("await Coro.RunInThread(() => { [|Task.Run(() => M())|]; });")]
    [InlineData("Parallel.ForEach(new[] { 1 }, i => [|N(i)|]);")]
    [InlineData("Parallel.Invoke(() => [|M()|], () => [|M()|]);")]
    [InlineData("{|CURIO105:Parallel.Invoke(() => [|M()|], () => Flag = true)|};")]
    public Task In_a_coroutine_the_thread_and_the_loss_are_one_mistake(string statement) => Reports(statement);

    [Theory]
    [InlineData("Coro Kept1 = M2();static Coro M2() => default;")]
    [InlineData("Coro P => M();")]
    [InlineData("object F() => N(1);")]
    [InlineData("void F() { M(); Coro M() => default; void Coro2() { } }", "void F() { [|M()|]; Coro M() => default; void Coro2() { } }")]
    [InlineData("void F() { M(); void M() { } }")]
    public Task Members_that_hand_it_on_are_silent(string member, string? reported = null) =>
        Check($"class C : Base {{ {reported ?? member} }}");

    [Fact]
    public async Task The_message_names_the_coroutine()
    {
        var diagnostics = await new RuleTest(RuleIds.NeverAwaited)
            .File("class C { void F() { Coro.Sleep(default); } }").DiagnosticsAsync();
        Assert.Equal(
            "The coroutine of 'Coro.Sleep' is dropped and never runs; await it, return it, or give it to 'Coro.Spawn'",
            Assert.Single(diagnostics).GetMessage());
    }

    [Theory]
    [InlineData("Task.Run(() => M());", "The coroutine of 'C.M' is dropped and never runs; await it, return it, or give it to 'Coro.Spawn'")]
    [InlineData("Task.Run(M).Wait();", "The coroutine of 'C.M' is left in a task and never runs; await it, return it, or give it to 'Coro.Spawn'")]
    public async Task The_message_names_what_a_thread_would_make(string statement, string message) => Assert.Equal(
        message,
        Assert.Single(await new RuleTest(RuleIds.NeverAwaited).File($"class C {{ void F() {{ {statement} }} static Coro M() => Coro.RunInThread(() => {{ }}); }}").DiagnosticsAsync()).GetMessage());

    private static Task Reports(string statement) =>
        Check($"class C : Base {{ async Coro F(C? c) {{ {statement} await Task.Yield(); }} }}");

    private static Task Check(string code) => new RuleTest(RuleIds.NeverAwaited).Without("CURIO301", "CURIO302", "CURIO404").File(
        "using System.Linq;\n" + code + """

        class Base
        {
            public static TimeSpan Time;
            public static bool Flag;
            public Coro Held;
            public Coro[] Helds = [];
            public List<Coro> Kept = [];
            public C? Next;
            public async Coro M() => await Coro.Sleep(Time);
            public async Coro<int> N(int n) { await Coro.Sleep(Time); return n; }
            public void Take(Coro c) { }
            public void TakeObject(object o) { }
            public IDisposable Own(Coro c) => null!;
        }
        static class Assert { public static void Throws(Action a) { } public static void Throws(Func<object> f) { } }
        """).RunAsync();
}
