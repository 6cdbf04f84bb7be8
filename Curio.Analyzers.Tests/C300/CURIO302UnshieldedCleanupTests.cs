using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Which awaits in clean-up need a shield.</summary>
public sealed class CURIO302UnshieldedCleanupTests
{
    [Theory]
    [InlineData("try { n++; } finally { [|await Op()|]; }")]
    [InlineData("try { await Op(); } finally { [|await Coro.Sleep(t)|]; }")]
    [InlineData("try { n++; } finally { if (n > 1) { [|await Queue.PutAsync(n)|]; } }")]
    [InlineData("try { n++; } finally { int i = [|await Queue.GetAsync()|]; n = i; }")]
    [InlineData("try { n++; } finally { [|await Task.Delay(1)|]; }")]
    [InlineData("try { n++; } finally { [|await Task.Delay(1).ConfigureAwait(true)|]; }")]
    [InlineData("try { n++; } finally { try { [|await Op()|]; } catch (ArgumentException) { } }")]
    [InlineData("try { n++; } finally { try { n++; } finally { [|await Op()|]; } }")]
    [InlineData("try { await Op(); } catch (CancelledException) { [|await Op()|]; throw; }")]
    [InlineData("try { n++; } finally { [|await Op()|]; [|await Coro.Sleep(t)|]; }")]
    [InlineData("try { n++; } finally { [|await task.JoinAsync()|]; }")]
    [InlineData("Func<Coro> f = async () => { try { n++; } finally { [|await Op()|]; } }; await f();")]
    [InlineData("try { n++; } finally { [|await new Other().SetAsync()|]; }")]
    [InlineData("try { n++; } finally { await foreach (var q in [|It()|]) { } }")]
    [InlineData("try { n++; } finally { await foreach (var q in [|It()|].ConfigureAwait(true)) { } }")]
    [InlineData("try { n++; } finally { IAsyncEnumerable<int> s = It(); await foreach (var q in [|s|]) { } }")]
    [InlineData("try { n++; } finally { await using var q = [|new Ending()|]; }")]
    [InlineData("try { n++; } finally { var q = new Ending(); await using ([|q|].ConfigureAwait(true)) { n++; } }")]
    [InlineData("try { n++; } finally { [|await new Ending().DisposeAsync()|]; }")]
    [InlineData("try { await Op(); } catch (CancelledException) { await using ([|new Ending()|]) { } throw; }")]
    public Task An_operation_that_blocks_in_cleanup_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("try { await Op(); } finally { n++; }")]
    [InlineData("try { n++; } finally { await Coro.DisableCancellation(Op()); }")]
    [InlineData("try { n++; } finally { await Coro.DisableCancellation(async () => { await Op(); await Op(); }); }")]
    [InlineData("await Coro.DisableCancellation(async () => { try { n++; } finally { await Op(); } });")]
    [InlineData("try { n++; } finally { await Lock.ReleaseAsync(); }")]
    [InlineData("try { n++; } finally { await new AsyncEvent().SetAsync(); }")]
    [InlineData("try { n++; } finally { await Queue.TaskDoneAsync(); }")]
    [InlineData("try { n++; } finally { await task.CancelAsync(); }")]
    [InlineData("try { n++; } finally { await task.CancelAsync(blocking: false); }")]
    [InlineData("try { n++; } finally { await file.CloseAsync(); }")]
    [InlineData("try { n++; } finally { await file.DisposeAsync(); }")]
    [InlineData("try { n++; } finally { await new Other().DisposeAsync(); }")]
    [InlineData("try { n++; } finally { await new TaskGroup().JoinAsync(); }")]
    [InlineData("try { n++; } finally { await Pure(); }")]
    [InlineData("try { n++; } finally { await using var o = new Other(); }")]
    [InlineData("try { n++; } finally { Func<Coro> f = async () => await Op(); }")]
    [InlineData("try { await Op(); } catch (ArgumentException) { await Op(); }")]
    [InlineData("try { await Op(); } catch (TaskTimeoutException) { await Op(); }")]
    [InlineData("try { await Op(); } catch (TaskCancelledException) { await Op(); throw; }")]
    [InlineData("try { await Op(); } catch { await Op(); throw; }")]
    [InlineData("try { await Op(); } catch (CancelledException) when (n > 1) { await Op(); throw; }")]
    [InlineData("try { await Op(); } catch (CancelledException) { await task.CancelAsync(); throw; }")]
    [InlineData("await using var q = new Ending(); await foreach (var i in It()) { } try { await foreach (var i in It()) { } } finally { n++; }")]
    [InlineData("try { n++; } finally { await foreach (var q in Still()) { } foreach (var q in new int[1]) { } }")]
    [InlineData("try { n++; } finally { await using var q = new Shielded(); await q.DisposeAsync(); await using var w = new Wrapper(); using var m = new System.IO.MemoryStream(); }")]
    [InlineData("try { n++; } finally { await Coro.DisableCancellation(async () => { await using var q = new Ending(); await foreach (var i in It()) { } }); }")]
    public Task Other_cleanup_is_silent(string statements) => Reports(statements);

    [Fact]
    public Task Ordinary_asynchronous_code_is_silent() => new RuleTest(RuleIds.UnshieldedCleanup)
        .File("class D { async Task F() { try { } finally { await Task.Delay(1); } } }").RunAsync();

    [Fact]
    public async Task The_message_names_the_operation_and_the_shield()
    {
        RuleTest test = new RuleTest(RuleIds.UnshieldedCleanup).File(Method("try { } finally { await Queue.PutAsync(n); }"));
        Assert.Equal(
            "A cancellation that arrives during 'AsyncQueue.PutAsync' cuts this clean-up short; wrap it in 'Coro.DisableCancellation'",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    internal static string Method(string statements) => $$"""
        class C
        {
            AsyncQueue<int> Queue = new();
            AsyncLock Lock = new();
            async Coro F(int n, TimeSpan t, CurioTask task, AsyncFile file)
            {
                {{statements}}
            }
            async Coro Op() { await Coro.Sleep(TimeSpan.Zero); }
            async Coro Pure() { }
            async IAsyncEnumerable<int> It() { await Coro.Sleep(TimeSpan.Zero); yield return 1; }
            async IAsyncEnumerable<int> Still() { yield return 1; }
        }
        class Ending : IAsyncDisposable { public async ValueTask DisposeAsync() { await Coro.Sleep(TimeSpan.Zero); } }
        class Wrapper : IAsyncDisposable { public async ValueTask DisposeAsync() { await new Ending().DisposeAsync(); } }
        class Shielded : IAsyncDisposable { public async ValueTask DisposeAsync() { await Coro.DisableCancellation(Coro.Sleep(TimeSpan.Zero)); } }
        class Other : IAsyncDisposable { public ValueTask DisposeAsync() => default; public Task SetAsync() => Task.Delay(1); }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.UnshieldedCleanup).Without("CURIO204").File(Method(statements)).RunAsync();
}
