using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>A helper that takes a thread's lock for a moment is like one with the statement <c>lock</c>.</summary>
public sealed class ShortLockTests
{
    [Theory]
    [InlineData("Monitor.Enter(_gate); try { _sum++; } finally { Monitor.Exit(_gate); }")]
    [InlineData("Monitor.Enter(_gate); _sum++; Monitor.Exit(_gate);")]
    [InlineData("try { _rw.EnterReadLock(); _sum++; } finally { _rw.ExitReadLock(); }")]
    [InlineData("_rw?.EnterWriteLock(); try { _sum++; } finally { _rw?.ExitWriteLock(); }")]
    [InlineData("_rw.EnterUpgradeableReadLock(); try { _rw.EnterWriteLock(); try { _sum++; } finally { _rw.ExitWriteLock(); } } finally { _rw.ExitUpgradeableReadLock(); }")]
    [InlineData("using (_lock.EnterScope()) { _sum++; }")]
    [InlineData("using Lock.Scope s = _lock.EnterScope(); _sum++;")]
    [InlineData("lock (_gate) { Monitor.Enter(this); _sum++; Monitor.Exit(this); }")]
    [InlineData("bool taken = false; Monitor.TryEnter(_gate, 100, ref taken); if (!taken) { throw new TimeoutException(); }")]
    [InlineData("if (!_lock.TryEnter(TimeSpan.FromSeconds(1))) { throw new TimeoutException(); }")]
    public Task It_is_silent(string body) => Check("Help()", body);

    [Theory]
    [InlineData("Monitor.Enter(_gate);")]
    [InlineData("Monitor.Enter(_gate); if (_sum > 0) { Monitor.Exit(_gate); }")]
    [InlineData("Monitor.Enter(_gate); try { System.IO.File.ReadAllText(\"a\"); } finally { Monitor.Exit(_gate); }")]
    [InlineData("Monitor.Enter(_gate); System.IO.File.ReadAllText(\"a\"); Monitor.Exit(_gate);")]
    [InlineData("Monitor.Enter(_gate); try { _sum++; } catch (Exception) { System.IO.File.ReadAllText(\"a\"); } finally { Monitor.Exit(_gate); }")]
    [InlineData("if (!_rw.TryEnterWriteLock(TimeSpan.FromSeconds(1))) { throw new TimeoutException(); }")]
    [InlineData("Monitor.TryEnter(_gate, -1);")]
    [InlineData("Monitor.TryEnter(_gate, Timeout.InfiniteTimeSpan);")]
    [InlineData("if (Monitor.TryEnter(_gate, 100)) { try { System.IO.File.ReadAllText(\"a\"); } finally { Monitor.Exit(_gate); } }")]
    [InlineData("Monitor.Wait(_gate); _sum++; Monitor.Exit(_gate);")]
    [InlineData("_rw.EnterReadLock(); Monitor.Exit(_gate);")]
    public Task Held_long_or_for_good_it_is_found(string body) => Check("[|Help()|]", body);

    private static Task Check(string call, string body) => new RuleTest(RuleIds.TransitiveBlocking).File($$"""
        class C
        {
            readonly object _gate = new();
            readonly ReaderWriterLockSlim _rw = new();
            readonly Lock _lock = new();
            int _sum;
            async Coro F() { {{call}}; await Coro.Sleep(default); }
            void Help() { {{body}} }
        }
        """).RunAsync();
}
