using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>What belongs to no thread is waited for by a worker; locks are left alone.</summary>
public sealed class CURIO105ThreadSynchronizationFixTests
{
    [Theory]
    [InlineData("[|thread.Join()|];", "await Coro.RunInThread(() => thread.Join());")]
    [InlineData("bool b = [|thread.Join(500)|];", "bool b = await Coro.RunInThread(() => thread.Join(500));")]
    [InlineData("[|auto.WaitOne()|];", "await Coro.RunInThread(() => auto.WaitOne());")]
    [InlineData("if (![|auto.WaitOne(n)|]) { }", "if (!await Coro.RunInThread(() => auto.WaitOne(n))) { }")]
    [InlineData("[|slim.Wait()|];", "await Coro.RunInThread(() => slim.Wait());")]
    [InlineData("[|count.Wait()|];", "await Coro.RunInThread(() => count.Wait());")]
    [InlineData("int i = [|items.Take()|];", "int i = await Coro.RunInThread(() => items.Take());")]
    [InlineData("var s = [|items.Take()|].ToString();", "var s = (await Coro.RunInThread(() => items.Take())).ToString();")]
    [InlineData("[|SpinWait.SpinUntil(() => _flag)|];", "await Coro.RunInThread(() => SpinWait.SpinUntil(() => _flag));")]
    [InlineData("bool b = [|SpinWait.SpinUntil(() => _flag, 500)|];", "bool b = await Coro.RunInThread(() => SpinWait.SpinUntil(() => _flag, 500));")]
    [InlineData("[|Parallel.For(0, 9, i => { })|];", "await Coro.RunInThread(static () => Parallel.For(0, 9, i => { }));")]
    [InlineData("[|Thread.Yield()|];", "await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("new SpinWait(); [|spin.SpinOnce()|];", "new SpinWait(); await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("[|sem.Wait()|];", "await Coro.FromTask(ct => sem.WaitAsync(ct));")]
    [InlineData("/* a */ [|sem.Wait()|]; // b", "/* a */ await Coro.FromTask(ct => sem.WaitAsync(ct)); // b")]
    [InlineData("maybe?[|.Join()|];", "await Coro.RunInThread(() => maybe?.Join());")]
    [InlineData("[|thread.Join()|]; [|Monitor.Enter(this)|];", "await Coro.RunInThread(() => thread.Join()); Monitor.Enter(this);")]
    public Task A_worker_waits(string statement, string expected) =>
        new RuleTest(RuleIds.ThreadSynchronization).File(Method(statement), Method(expected)).RunAsync();

    [Theory]
    [InlineData("[|Monitor.Enter(this)|];")]
    [InlineData("lock (this) { [|Monitor.Wait(this)|]; }", true)]
    [InlineData("[|mutex.WaitOne()|];")]
    [InlineData("[|handle.WaitOne()|];")]
    [InlineData("[|rw.EnterReadLock()|];")]
    [InlineData("[|gate.Enter()|];")]
    [InlineData("using ([|gate.EnterScope()|]) { {|CURIO101:Thread.Sleep(1)|}; }")]
    [InlineData("bool b = [|Thread.Yield()|];")]
    [InlineData("[|Thread.SpinWait(9)|];")]
    [InlineData("[|spin.SpinOnce(10)|];")]
    [InlineData("bool b = false; SpinLock l = new(); [|l.Enter(ref b)|];")]
    [InlineData("[|sem.Wait(c)|];")]
    [InlineData("bool b = [|sem.Wait(500)|];")]
    [InlineData("maybeSem?[|.Wait()|];")]
    [InlineData("int ct = 1; [|sem.Wait()|]; ct++;")]
    [InlineData("foreach (int i in [|items.GetConsumingEnumerable()|]) { }")]
    [InlineData("bool b = [|items.TryTake(out n, 500)|];")]
    [InlineData("[|WaitHandle.WaitAny([mutex, auto])|];")]
    [InlineData("unsafe { [|thread.Join()|]; }")]
    public Task A_lock_is_left_to_its_author(string statement, bool locked = false) => new RuleTest(RuleIds.ThreadSynchronization)
        .File(Method(locked ? statement.Replace("lock", "[|lock|]", StringComparison.Ordinal) : statement))
        .OffersNoFix().RunAsync();

    [Theory]
    [InlineData("async Task F(SemaphoreSlim s) { [|s.Wait()|]; }", "async Task F(SemaphoreSlim s) { await s.WaitAsync(); }")]
    [InlineData("async Task F(SemaphoreSlim s) { bool b = [|s.Wait(500)|]; }", "async Task F(SemaphoreSlim s) { bool b = await s.WaitAsync(500); }")]
    [InlineData("async Task F(SemaphoreSlim s, CancellationToken c) { [|s.Wait(c)|]; }", "async Task F(SemaphoreSlim s, CancellationToken c) { await s.WaitAsync(c); }")]
    [InlineData("async Task F(Thread t) { [|t.Join()|]; }", "async Task F(Thread t) { await Task.Run(() => t.Join()); }")]
    [InlineData("async Task F() { [|Thread.Yield()|]; }", "async Task F() { await Task.Yield(); }")]
    public Task Without_a_kernel_the_remedies_are_those_of_DotNet(string member, string expected) =>
        new RuleTest(RuleIds.ThreadSynchronization).WithoutCurio().EditorConfig("curio_context = all_async")
            .File(AllAsync(member), AllAsync(expected)).RunAsync();

    private static string AllAsync(string member) => $"using System.Threading; using System.Threading.Tasks; class C {{ {member} }}";

    private static string Method(string statements) => $$"""
        using System.Collections.Concurrent;

        class C
        {
            bool _flag;
            async Coro F(int n, Thread thread, Thread? maybe, AutoResetEvent auto, WaitHandle handle, Mutex mutex, ManualResetEventSlim slim,
                CountdownEvent count, BlockingCollection<int> items, SemaphoreSlim sem, SemaphoreSlim? maybeSem, ReaderWriterLockSlim rw, Lock gate,
                SpinWait spin, CancellationToken c)
            {
                {{statements}}
            }
        }
        """;
}
