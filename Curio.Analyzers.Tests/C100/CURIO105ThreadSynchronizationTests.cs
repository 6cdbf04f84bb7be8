using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

public sealed class CURIO105ThreadSynchronizationTests
{
    [Theory]
    [InlineData("SemaphoreSlim s = new(1); [|s.Wait()|]; [|s.Wait(10)|]; _ = [|s.Wait(t)|];")]
    [InlineData("[|Monitor.Enter(o)|]; try { n++; } finally { Monitor.Exit(o); }")]
    [InlineData("if ([|Monitor.TryEnter(o, 10)|]) Monitor.Exit(o);")]
    [InlineData("{|CURIO105:lock|} (o) { {|CURIO101:Thread.Sleep(1)|}; }")]
    [InlineData("{|CURIO105:lock|} (o) { if (n > 1) { {|CURIO103:Console.ReadLine()|}; } }")]
    [InlineData("{|CURIO105:lock|} (o) [|Monitor.Wait(o)|];")]
    [InlineData("Lock l = new(); [|l.Enter()|]; l.Exit();")]
    [InlineData("Lock l = new(); using ([|l.EnterScope()|]) { {|CURIO101:Thread.Sleep(1)|}; }")]
    [InlineData("Lock l = new(); { using var held = [|l.EnterScope()|]; n++; if (n > 1) { _ = {|CURIO103:Console.ReadLine()|}; } }")]
    [InlineData("Lock l = new(); { Lock.Scope held = [|l.EnterScope()|]; n++; held.Dispose(); }")]
    [InlineData("using Mutex m = new(); [|m.WaitOne()|]; [|m.WaitOne(5)|];")]
    [InlineData("[|WaitHandle.WaitAll([])|]; _ = [|WaitHandle.WaitAny([])|];")]
    [InlineData("using ManualResetEventSlim e = new(); [|e.Wait()|]; using CountdownEvent c = new(1); [|c.Wait()|];")]
    [InlineData("using Barrier b = new(1); [|b.SignalAndWait()|];")]
    [InlineData("using BlockingCollection<int> c = []; _ = [|c.Take()|]; foreach (var x in [|c.GetConsumingEnumerable()|]) n++;")]
    [InlineData("using BlockingCollection<int> c = new(5); [|c.Add(1)|]; _ = [|c.TryAdd(1, 10)|]; _ = [|c.TryTake(out _, 10)|];")]
    [InlineData("ReaderWriterLockSlim l = new(); [|l.EnterReadLock()|]; l.ExitReadLock(); _ = [|l.TryEnterWriteLock(1)|];")]
    [InlineData("new Thread(() => { })[|.Join()|];")]
    [InlineData("[|Thread.Yield()|]; [|Thread.SpinWait(5)|]; SpinWait s = default; [|s.SpinOnce()|]; [|SpinWait.SpinUntil(() => n > 1)|];")]
    [InlineData("[|Parallel.ForEach(paths, p => n++)|]; [|Parallel.Invoke(() => n++)|];")]
    [InlineData("_ = [|paths.AsParallel().Select(p => p.Length).ToList()|];")]
    [InlineData("foreach (var p in [|paths.AsParallel().Where(p => p != \"\")|]) n++;")]
    [InlineData("SemaphoreSlim? s = null; s?[|.Wait()|];")]
    public Task A_blocking_primitive_is_reported(string statements) => Run(statements.Replace("new Thread(() => { })[|.Join()|];", "Thread h = null!; [|h.Join()|];"));

    [Theory]
    [InlineData("lock (o) { n++; foreach (var p in paths) n += p.Length; }")]
    [InlineData("lock (new Lock()) { Console.WriteLine(n); paths.Add(path); }")]
    [InlineData("Lock l = new(); using (l.EnterScope()) { n++; foreach (var p in paths) n += p.Length; }")]
    [InlineData("Lock l = new(); using (l.EnterScope()) { using (new Lock().EnterScope()) { n++; } }")]
    [InlineData("Lock l = new(); { using Lock.Scope held = l.EnterScope(); n++; }")]
    [InlineData("lock (o) { using MemoryStream m = new(); m.WriteByte(1); Action later = () => Monitor.Enter(o); }")]
    [InlineData("SemaphoreSlim s = new(1); _ = s.Wait(0); _ = s.Wait(TimeSpan.Zero); s.Release(); await s.WaitAsync();")]
    [InlineData("if (Monitor.TryEnter(o)) Monitor.Exit(o); _ = Monitor.TryEnter(o, 0); Monitor.PulseAll(o);")]
    [InlineData("_ = new Lock().TryEnter(); _ = new Lock().TryEnter(0);")]
    [InlineData("using Mutex m = new(); _ = m.WaitOne(0); _ = m.WaitOne(default(TimeSpan), true); m.ReleaseMutex();")]
    [InlineData("using ManualResetEventSlim e = new(); _ = e.Wait(0); e.Set(); _ = e.IsSet;")]
    [InlineData("using BlockingCollection<int> c = []; c.Add(1); _ = c.TryAdd(1, 10); _ = c.TryTake(out _); _ = c.TryTake(out _, 0); foreach (var x in c) n++;")]
    [InlineData("ConcurrentQueue<int> c = new(); c.Enqueue(1); _ = c.TryDequeue(out _); Interlocked.Increment(ref n);")]
    [InlineData("ReaderWriterLockSlim l = new(); _ = l.TryEnterReadLock(0); l.ExitReadLock();")]
    [InlineData("Thread h = null!; _ = h.Join(0); _ = h.Join(TimeSpan.Zero); h.Start();")]
    [InlineData("_ = new Lazy<int>(() => 1).Value; _ = CancellationToken.None.WaitHandle;")]
    [InlineData("lock (o) { _ = new Lazy<int>(() => 1).Value; }")]
    [InlineData("await Parallel.ForEachAsync(paths, async (p, c) => await Task.Yield());")]
    [InlineData("_ = paths.AsParallel().Select(p => p.Length); foreach (var p in paths.Where(p => p != \"\")) n++;")]
    [InlineData("_ = nameof(Monitor.Enter); Action<object> enter = Monitor.Enter; Action wait = () => Monitor.Wait(o);")]
    [InlineData("await Coro.RunInThread(() => { lock (o) { Thread.Sleep(1); } });")]
    [InlineData("AsyncLock l = new(); using (await l.AcquireAsync()) { n++; }")]
    public Task Other_code_is_silent(string statements) => Run(statements);

    [Fact]
    public Task A_collection_that_came_from_elsewhere_has_no_known_limit() => BlockingCode.InClass(
        RuleIds.ThreadSynchronization,
        """
        private readonly BlockingCollection<int> _bounded = new(boundedCapacity: 1), _unbounded = new();
        async Coro F(BlockingCollection<int> c) { c.Add(1); _unbounded.Add(1); [|_bounded.Add(1)|]; await Coro.Sleep(default); }
        """).RunAsync();

    [Theory]
    [InlineData("void F() { lock (this) { System.Threading.Thread.Sleep(1); } }")]
    [InlineData("async Task F() { Monitor.Enter(this); await Task.Yield(); }")]
    [InlineData("int P { get { Monitor.Enter(this); return 1; } }")]
    [InlineData("[AsyncThread] void F() { Monitor.Enter(this); }")]
    public Task It_depends_on_the_function_around(string member) => BlockingCode.InClass(RuleIds.ThreadSynchronization, member).RunAsync();

    [Theory]
    [InlineData("_ = new Lazy<int>(() => 1).Value;", "low", 1)]
    [InlineData("_ = new Lock().TryEnter(1);", "high", 0)]
    [InlineData("Monitor.Enter(o);", "high", 1)]
    public async Task The_confidence_is_configured(string statements, string confidence, int expected)
    {
        RuleTest test = BlockingCode.InCoroutine(RuleIds.ThreadSynchronization, statements)
            .EditorConfig($"dotnet_code_quality.CURIO105.confidence = {confidence}");
        Assert.Equal(Enumerable.Repeat(RuleIds.ThreadSynchronization, expected), (await test.DiagnosticsAsync()).Select(d => d.Id));
    }

    [Theory]
    [InlineData("Monitor.Enter(o);", "'Monitor.Enter' blocks the kernel's only thread; use 'AsyncLock'")]
    [InlineData("Monitor.Wait(o);", "'Monitor.Wait' blocks the kernel's only thread; use 'AsyncCondition'")]
    [InlineData("bool b = false; new SpinLock().Enter(ref b);", "'SpinLock.Enter' blocks the kernel's only thread; use 'AsyncLock'")]
    [InlineData("new SemaphoreSlim(1).Wait();", "'SemaphoreSlim.Wait' blocks the kernel's only thread; use 'AsyncSemaphore'")]
    [InlineData("new CountdownEvent(1).Wait();", "'CountdownEvent.Wait' blocks the kernel's only thread; use a 'TaskGroup'")]
    [InlineData("Thread.Yield();", "'Thread.Yield' blocks the kernel's only thread; use 'await Coro.Sleep(TimeSpan.Zero)'")]
    [InlineData("foreach (var p in paths.AsParallel()) { }", "'foreach over a ParallelQuery' blocks the kernel's only thread; use 'await Coro.RunInThread(() => …)'")]
    public async Task The_message_names_the_call_and_the_remedy(string statement, string message) =>
        Assert.Equal(message, Assert.Single(await BlockingCode.InCoroutine(RuleIds.ThreadSynchronization, statement).DiagnosticsAsync()).GetMessage());

    [Theory]
    [InlineData("new SemaphoreSlim(1).Wait();", "'await WaitAsync(…)'")]
    [InlineData("Monitor.Enter(this);", "'await SemaphoreSlim.WaitAsync(…)'")]
    [InlineData("new ReaderWriterLockSlim().EnterReadLock();", "a lock that can be awaited")]
    [InlineData("Parallel.ForEach(new[] { 1 }, x => { });", "'await Parallel.ForEachAsync(…)'")]
    [InlineData("_ = new BlockingCollection<int>().Take();", "a 'Channel'")]
    public async Task In_all_async_the_remedy_is_that_of_NET(string statement, string remedy)
    {
        RuleTest test = BlockingCode.InClass(RuleIds.ThreadSynchronization, $"async Task F() {{ {statement} await Task.Yield(); }}")
            .EditorConfig("curio_context = all_async");
        Assert.EndsWith("; use " + remedy, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    private static Task Run(string statements) => BlockingCode.InCoroutine(RuleIds.ThreadSynchronization, statements).RunAsync();
}
