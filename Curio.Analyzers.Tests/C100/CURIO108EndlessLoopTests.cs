using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>Loops that may keep the kernel for ever, and those that only look like it.</summary>
public sealed class CURIO108EndlessLoopTests
{
    [Theory]
    [InlineData("[|while|] (true) { Work(); }")]
    [InlineData("[|while|] (true) ;")]
    [InlineData("[|while|] (1 < 2) { Work(); }")]
    [InlineData("[|for|] (;;) { Work(); }")]
    [InlineData("[|for|] (int i = 0; ; i++) { Work(); }")]
    [InlineData("do { Work(); } [|while|] (true);")]
    [InlineData("[|while|] (true) { if (Flag) { await M(); } }")]
    [InlineData("[|while|] (true) { if (Flag) { Work(); continue; } await M(); }")]
    [InlineData("[|while|] (true) { switch (Number) { case 1: await M(); break; case 2: Work(); break; } }")]
    [InlineData("[|while|] (true) { for (int i = 0; i < 3; i++) { Work(); } }")]
    [InlineData("[|while|] (true) { Func<Coro> f = async () => await M(); Keep = f; }")]
    [InlineData("[|while|] (true) { bool b = Flag && await N() > 1; }")]
    [InlineData("[|while|] (!Token.IsCancellationRequested) { Work(); }")]
    [InlineData("[|while|] (!_task.IsCompleted) { }")]
    [InlineData("[|while|] (_watch.Elapsed < Time) { Work(); }")]
    [InlineData("[|while|] (_watch.ElapsedMilliseconds < 100) { }")]
    [InlineData("[|while|] (DateTime.UtcNow < Until) { Work(); }")]
    [InlineData("[|while|] (Environment.TickCount64 < 100) { Work(); }")]
    [InlineData("[|for|] (; DateTime.Now < Until; ) { Work(); }")]
    [InlineData("do { Work(); } [|while|] (DateTime.Now < Until);")]
    [InlineData("[|while|] (!_stop) { Work(); }")]
    [InlineData("[|while|] (!Volatile.Read(ref Flag)) { Work(); }")]
    [InlineData("[|while|] (true) { if (Token.IsCancellationRequested) { break; } Work(); }")]
    [InlineData("[|while|] (true) { if (_watch.Elapsed > Time) return; Work(); }")]
    [InlineData("[|while|] (true) { try { Work(); } catch (Exception) { await M(); } }")]
    public Task It_is_reported_in_a_coroutine(string statement) => Check($"async Coro F() {{ {statement} }}");

    [Theory]
    [InlineData("while (true) { await M(); }")]
    [InlineData("while (true) { Work(); await Task.Yield(); }")]
    [InlineData("for (;;) { if (Flag) { await M(); } else { await Task.Yield(); } }")]
    [InlineData("for (;; await M()) { Work(); }")]
    [InlineData("do { Work(); } while (await N() > 0 || true);")]
    [InlineData("while (true) { if (Number > 3) { break; } Number++; }")]
    [InlineData("while (true) { Number++; if (Number > 3) return; }")]
    [InlineData("while (true) { Number++; if (Number > 3) throw new Exception(); }")]
    [InlineData("while (Number < 3) { Number++; }")]
    [InlineData("for (int i = 0; i < 3; i++) { Work(); }")]
    [InlineData("foreach (int i in new[] { 1 }) { Work(); }")]
    [InlineData("while (_queue.TryDequeue(out int n)) { Work(); }")]
    [InlineData("while (_queue.Count > 0 && !Token.IsCancellationRequested) { Work(); }")]
    [InlineData("while (!Token.IsCancellationRequested) { await M(); }")]
    [InlineData("while (!Token.IsCancellationRequested) { foreach (int i in _queue) { await M(); } }")]
    [InlineData("while (true) { await foreach (int i in Items()) { Work(); } }")]
    [InlineData("while (true) { await using var g = new TaskGroup(); await g.JoinAsync(); }")]
    [InlineData("while (true) { try { await M(); } catch (Exception) { Work(); } }")]
    [InlineData("while (true) { try { Work(); } finally { await M(); } }")]
    [InlineData("while (true) { switch (Number) { case 1: await M(); break; default: await N(); break; } }")]
    [InlineData("while (true) { if (Flag) { await M(); continue; } await M(); }")]
    [InlineData("while (true) { using (Own()) { await M(); } }")]
    [InlineData("while (true) { while (true) { await M(); } }")]
    [InlineData("while (false) { Work(); }")]
    [InlineData("while (!_done) { _done = Step(); }")]
    [InlineData("while (true) { int n = await N() + 1; Number = n; }")]
    [InlineData("do { Work(); } while (false);")]
    [InlineData("while (true) { Environment.Exit(1); }")]
    [InlineData("Action a = () => { while (true) { Work(); } }; a = null!;")]
    [InlineData("await Coro.RunInThread(() => { while (!Token.IsCancellationRequested) { Work(); } });")]
    public Task A_loop_that_ends_or_suspends_is_silent(string statement) => Check($"async Coro F() {{ {statement} }}");

    [Theory]
    [InlineData("void F() { while (true) { Work(); } }")]
    [InlineData("async Task F() { while (true) { if (Flag) await Task.Yield(); } }")]
    [InlineData("async Task F() { await M(); [|while|] (true) { if (Flag) await Task.Yield(); } }")]
    [InlineData("async IAsyncEnumerable<int> F() { await M(); while (true) { yield return 1; } }")]
    [InlineData("[AsyncThread] void F() { while (true) { Work(); } }")]
    public Task It_matters_where_a_kernel_runs(string member) => Check(member);

    private static Task Check(string member) => new RuleTest(RuleIds.EndlessLoop).Without("CURIO301", "CURIO302").File(Class(member)).RunAsync();

    internal static string Class(string member) => $$"""
        class C
        {
            static bool Flag;
            static int Number;
            static TimeSpan Time;
            static DateTime Until;
            CancellationToken Token;
            volatile bool _stop;
            bool _done;
            Task _task = Task.CompletedTask;
            Func<Coro>? Keep;
            readonly Queue<int> _queue = new();
            readonly System.Diagnostics.Stopwatch _watch = new();
            static void Work() { }
            static bool Step() => true;
            static IDisposable Own() => null!;
            async Coro M() => await Coro.Sleep(Time);
            async Coro<int> N() { await M(); return 1; }
            static async IAsyncEnumerable<int> Items() { yield return 1; await Task.Yield(); }
            {{member}}
        }
        """;
}
