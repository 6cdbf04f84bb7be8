using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Which timeouts can never fire.</summary>
public sealed class CURIO308PointlessTimeoutTests
{
    [Theory]
    [InlineData("await [|Coro.TimeoutAfter(t, Pure())|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, PureNumber())|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, Static())|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, Pure)|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, () => Pure())|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, async () => { n++; })|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, async () => { for (int i = 0; i < n; i++) { n += i; } })|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, async () => { await Gate.SetAsync(); })|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, async () => { await Pure(); })|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, async () => { Func<Coro> f = async () => await Op(); })|];")]
    [InlineData("await [|Coro.TimeoutAt(t, Pure())|];")]
    [InlineData("await [|Coro.IgnoreAfter(t, Pure())|];")]
    [InlineData("await [|Coro.IgnoreAfter(t, PureNumber(), 1)|];")]
    [InlineData("await [|Coro.IgnoreAt(t, async () => { n++; })|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, Gate.SetAsync())|];")]
    [InlineData("await [|Coro.TimeoutAfter(t, Coro.DisableCancellation(Op()))|];")]
    [InlineData("Coro c = [|Coro.TimeoutAfter(t, Pure())|]; await c;")]
    [InlineData("await [|Coro.TimeoutAfter(t, Local())|]; async Coro Local() { n++; }")]
    public Task A_timeout_without_a_suspension_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await Coro.TimeoutAfter(t, Op());")]
    [InlineData("await Coro.TimeoutAfter(t, Op);")]
    [InlineData("await Coro.TimeoutAfter(t, () => Op());")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await Op(); });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { if (n > 1) await Op(); });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await Task.Yield(); });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await foreach (int i in Queue) n++; });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await using var g = new Other(); });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await using (new Other()) { } });")]
    [InlineData("await Coro.TimeoutAfter(t, Queue.GetAsync());")]
    [InlineData("await Coro.TimeoutAfter(t, Virtual());")]
    [InlineData("await Coro.TimeoutAfter(t, p);")]
    [InlineData("await Coro.TimeoutAfter(t, f);")]
    [InlineData("await Coro.TimeoutAfter(t, f());")]
    [InlineData("await Coro.TimeoutAfter(t, Forward());")]
    [InlineData("await Coro.TimeoutAfter(Timeout.InfiniteTimeSpan, Pure());")]
    [InlineData("await Coro.TimeoutAfter(t, () => { n++; return Pure(); });")]
    [InlineData("await Mine.TimeoutAfter(t, Pure());")]
    [InlineData("_ = nameof(Coro.TimeoutAfter);")]
    public Task Other_timeouts_are_silent(string statements) => Reports(statements);

    [Theory]
    [InlineData("Coro.IgnoreAfter(t, Pure())", "'Coro.IgnoreAfter' can never fire: 'C.Pure' never suspends")]
    [InlineData("Coro.TimeoutAfter(t, async () => { n++; })", "'Coro.TimeoutAfter' can never fire: the code inside never suspends")]
    [InlineData("Coro.TimeoutAfter(t, Coro.DisableCancellation(Op()))", "'Coro.TimeoutAfter' can never fire: 'DisableCancellation' keeps it out")]
    public async Task The_message_says_why(string call, string message)
    {
        RuleTest test = new RuleTest(RuleIds.PointlessTimeout).File(Method($"await {call};"));
        Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    private static string Method(string statements) => $$"""
        class C
        {
            AsyncEvent Gate = new();
            AsyncQueue<int> Queue = new();
            async Coro F(int n, TimeSpan t, Coro p, Func<Coro> f)
            {
                {{statements}}
            }
            async Coro Op() { await Coro.Sleep(TimeSpan.Zero); }
            async Coro Pure() { }
            async Coro<int> PureNumber() => 1;
            static async Coro Static() { }
            protected virtual async Coro Virtual() { }
            Coro Forward() => Op();
        }
        class Other : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
        static class Mine { public static Coro TimeoutAfter(TimeSpan duration, Coro coroutine) => coroutine; }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.PointlessTimeout).File(Method(statements)).RunAsync();
}
