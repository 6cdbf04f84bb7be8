using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>Thread locks along the flow of control. The calls that take one may block as well, which another rule says.</summary>
public sealed class CURIO109ThreadLockAcrossAwaitTests
{
    [Theory]
    [InlineData("Monitor.Enter(_gate); [|await W()|]; Monitor.Exit(_gate);")]
    [InlineData("Monitor.Enter(_gate); try { [|await W()|]; } finally { Monitor.Exit(_gate); }")]
    [InlineData("bool taken = false; Monitor.Enter(_gate, ref taken); try { [|await W()|]; } finally { if (taken) Monitor.Exit(_gate); }")]
    [InlineData("if (Monitor.TryEnter(_gate)) { [|await W()|]; Monitor.Exit(_gate); }")]
    [InlineData("if (!Monitor.TryEnter(_gate)) return; [|await W()|]; Monitor.Exit(_gate);")]
    [InlineData("_lock.Enter(); [|await W()|]; _lock.Exit();")]
    [InlineData("if (_lock.TryEnter()) { [|await W()|]; _lock.Exit(); }")]
    [InlineData("_mutex.WaitOne(); [|await W()|]; _mutex.ReleaseMutex();")]
    [InlineData("if (_mutex.WaitOne(5)) { [|await W()|]; _mutex.ReleaseMutex(); }")]
    [InlineData("_rw.EnterReadLock(); [|await W()|]; _rw.ExitReadLock();")]
    [InlineData("_rw.EnterWriteLock(); [|await W()|]; _rw.ExitWriteLock();")]
    [InlineData("_rw?.EnterWriteLock(); try { [|await W()|]; } finally { _rw?.ExitWriteLock(); }")]
    [InlineData("_rw?.EnterReadLock(); if (Flag) { [|await W()|]; } _rw?.ExitReadLock();")]
    [InlineData("if (_rw.TryEnterUpgradeableReadLock(0)) { [|await W()|]; _rw.ExitUpgradeableReadLock(); }")]
    [InlineData("_old.AcquireWriterLock(1); [|await W()|]; _old.ReleaseWriterLock();")]
    [InlineData("bool t = false; _spin.Enter(ref t); [|await W()|]; _spin.Exit();")]
    [InlineData("Monitor.Enter(_gate); [|await W()|]; [|await W()|]; Monitor.Exit(_gate); await W();")]
    [InlineData("Monitor.Enter(this); Monitor.Enter(_gate); Monitor.Exit(_gate); [|await W()|]; Monitor.Exit(this);")]
    [InlineData("Monitor.Enter(_gate); if (Flag) { [|await W()|]; } Monitor.Exit(_gate);")]
    [InlineData("Monitor.Enter(_gate); foreach (object o in Numbers) { [|await W()|]; } Monitor.Exit(_gate);")]
    [InlineData("Monitor.Enter(_gate); try { Flag = true; } catch (Exception) { [|await W()|]; } Monitor.Exit(_gate);")]
    [InlineData("Func<Coro> f = async () => { _lock.Enter(); [|await W()|]; _lock.Exit(); }; await f();")]
    [InlineData("async Coro Local() { _lock.Enter(); [|await W()|]; _lock.Exit(); } await Local();")]
    [InlineData("Monitor.Enter(_gate); [|await Task.Yield()|]; Monitor.Exit(_gate);")]
    [InlineData("Monitor.Enter(_gate); int n = 1 + [|await N()|]; Monitor.Exit(_gate);")]
    [InlineData("while (Flag) { _lock.Enter(); [|await W()|]; _lock.Exit(); }")]
    [InlineData("try { if (Flag) { await W(); } Func<Coro> f = async () => { _lock.Enter(); [|await W()|]; _lock.Exit(); }; if (Flag) { await f(); } } catch (TimeoutException) { Flag = false; }")]
    public Task A_lock_that_is_held_is_reported(string statement) => Check($"async Coro F() {{ {statement} }}");

    [Theory]
    [InlineData("Monitor.Enter(_gate); Monitor.Exit(_gate); await W();")]
    [InlineData("await W(); Monitor.Enter(_gate); Monitor.Exit(_gate);")]
    [InlineData("Monitor.Enter(_gate); try { Flag = true; } finally { Monitor.Exit(_gate); } await W();")]
    [InlineData("bool taken = false; try { Monitor.Enter(_gate, ref taken); Flag = true; } finally { if (taken) { Monitor.Exit(_gate); } } await W();")]
    [InlineData("bool taken = false; Monitor.TryEnter(_gate, ref taken); if (taken) { Monitor.Exit(_gate); } await W();")]
    [InlineData("bool taken = false; Monitor.TryEnter(_gate, ref taken); if (!taken) { await W(); return; } Monitor.Exit(_gate); await W();")]
    [InlineData("if (Monitor.TryEnter(_gate)) { Monitor.Exit(_gate); } else { await W(); } await W();")]
    [InlineData("if (!Monitor.TryEnter(_gate)) { await W(); return; } Monitor.Exit(_gate); await W();")]
    [InlineData("if (!_mutex.WaitOne(0)) { await W(); } else { _mutex.ReleaseMutex(); }")]
    [InlineData("_mutex.WaitOne(); _mutex.ReleaseMutex(); await W();")]
    [InlineData("_mutex.WaitOne(5); await W();")]
    [InlineData("_rw.EnterWriteLock(); try { Flag = true; } finally { _rw.ExitWriteLock(); } await W();")]
    [InlineData("_rw?.EnterWriteLock(); try { Flag = true; } finally { _rw?.ExitWriteLock(); } await W();")]
    [InlineData("_rw?.EnterWriteLock(); _rw?.ExitWriteLock(); await W();")]
    [InlineData("_rw?.TryEnterWriteLock(1); await W();")]
    [InlineData("_rw.EnterReadLock(); if (Flag) { _rw.ExitReadLock(); await W(); return; } _rw.ExitReadLock();")]
    [InlineData("lock (_gate) { Flag = true; } await W();")]
    [InlineData("using (_lock.EnterScope()) { Flag = true; } await W();")]
    [InlineData("using (await _async.AcquireAsync()) { await W(); }")]
    [InlineData("_event.WaitOne(); await W();")]
    [InlineData("if (Flag) { Monitor.Enter(_gate); } await W(); if (Flag) { Monitor.Exit(_gate); }")]
    [InlineData("if (Flag) { Monitor.Enter(_gate); } else { Numbers = []; } await W(); if (Flag) { Monitor.Exit(_gate); }")]
    [InlineData("Action a = () => Monitor.Enter(_gate); await W();")]
    [InlineData("Monitor.Enter(_gate); Func<Coro> f = async () => await W(); Monitor.Exit(_gate); await f();")]
    [InlineData("new Mine().Enter(); await W();")]
    [InlineData("Monitor.Enter(Numbers[0]); Monitor.Exit(Numbers[0]); await W();")]
    [InlineData("while (Flag) { _lock.Enter(); _lock.Exit(); await W(); }")]
    [InlineData("Monitor.Enter(_gate); try { Flag = true; return; } finally { Monitor.Exit(_gate); }")]
    [InlineData("string s = nameof(Monitor.Enter); await W();")]
    [InlineData("bool ok = Monitor.TryEnter(_gate); await W();")]
    public Task A_lock_that_is_not_held_is_silent(string statement) => Check($"async Coro F() {{ {statement} await Task.Yield(); }}");

    [Theory]
    [InlineData("async Task F() { Monitor.Enter(_gate); [|await W()|]; Monitor.Exit(_gate); }")]
    [InlineData("async Task F() { Monitor.Enter(_gate); await Task.Yield(); Monitor.Exit(_gate); }")]
    [InlineData("async void F() { Monitor.Enter(_gate); await Task.Yield(); Monitor.Exit(_gate); }")]
    [InlineData("async IAsyncEnumerable<int> F() { Monitor.Enter(_gate); yield return 1; [|await W()|]; Monitor.Exit(_gate); }")]
    [InlineData("void F() { Monitor.Enter(_gate); Monitor.Exit(_gate); }")]
    public Task It_matters_where_a_kernel_runs(string member) => Check(member);

    [Fact]
    public Task In_ordinary_asynchronous_code_it_is_found_on_demand() => new RuleTest(RuleIds.ThreadLockAcrossAwait)
        .File(Class("async Task F() { _lock.Enter(); [|await Task.Yield()|]; _lock.Exit(); }")).EditorConfig(AllAsync).Without("CURIO105").RunAsync();

    [Theory]
    [InlineData("async Coro F() { _lock.Enter(); await W(); _lock.Exit(); }", "use an 'AsyncLock' with 'using (await x.AcquireAsync())'")]
    [InlineData("async Task F() { _lock.Enter(); await Task.Yield(); _lock.Exit(); }", "use 'SemaphoreSlim' and 'WaitAsync'")]
    public async Task The_remedy_fits_the_program(string member, string remedy)
    {
        var diagnostics = await new RuleTest(RuleIds.ThreadLockAcrossAwait)
            .File(Class(member)).EditorConfig(AllAsync).Without("CURIO105").DiagnosticsAsync();
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(
            "The lock that 'Lock.Enter' took is held while this awaits; a lock of a thread does not keep other tasks of that thread out; " + remedy,
            diagnostic.GetMessage());
        Assert.Single(diagnostic.AdditionalLocations);
    }

    private const string AllAsync = "curio_context = all_async";

    // The calls themselves are the matter of CURIO105.
    private static Task Check(string member) =>
        new RuleTest(RuleIds.ThreadLockAcrossAwait).File(Class(member)).Without("CURIO105").RunAsync();

    private static string Class(string member) => $$"""
        class C
        {
            readonly object _gate = new();
            readonly Lock _lock = new();
            readonly Mutex _mutex = new();
            readonly ReaderWriterLockSlim _rw = new();
            readonly ReaderWriterLock _old = new();
            readonly AutoResetEvent _event = new(true);
            readonly AsyncLock _async = new();
            SpinLock _spin;
            bool Flag;
            object[] Numbers = [];
            async Coro W() => await Coro.Sleep(default);
            async Coro<int> N() { await W(); return 1; }
            {{member}}
        }
        class Mine { public void Enter() { } }
        """;
}
