using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Which timeouts reach another scope uncaught.</summary>
public sealed class CURIO306UncaughtTimeoutTests
{
    [Theory]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await [|Coro.TimeoutAfter(u, Op())|]; });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => await [|Coro.TimeoutAfter(u, Op())|]);")]
    [InlineData("await Coro.TimeoutAfter(t, () => [|Coro.TimeoutAfter(u, Op())|]);")]
    [InlineData("await Coro.TimeoutAfter(t, [|Coro.TimeoutAfter(u, Op())|]);")]
    [InlineData("await Coro.TimeoutAfter(t, [|Coro.TimeoutAfter(u, Number())|]);")]
    [InlineData("await Coro.TimeoutAt(t, async () => { await [|Coro.TimeoutAt(u, Op())|]; });")]
    [InlineData("await Coro.IgnoreAfter(t, async () => { await [|Coro.TimeoutAfter(u, Op())|]; });")]
    [InlineData("await Coro.IgnoreAfter(t, [|Coro.TimeoutAfter(u, Op())|]);")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { try { await [|Coro.TimeoutAfter(u, Op())|]; } catch (ArgumentException) { } });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { try { await [|Coro.TimeoutAfter(u, Op())|]; } finally { n++; } });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { try { n++; } catch (TaskTimeoutException) { await [|Coro.TimeoutAfter(u, Op())|]; } });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { int i = await [|Coro.TimeoutAfter(u, Number())|]; });")]
    public Task A_timeout_that_nobody_catches_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await Coro.TimeoutAfter(t, Op());")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await Op(); });")]
    [InlineData("try { await Coro.TimeoutAfter(t, Op()); } catch (TaskTimeoutException) { }")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { try { await Coro.TimeoutAfter(u, Op()); } catch (TaskTimeoutException) { } });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { try { await Coro.TimeoutAfter(u, Op()); } catch (CancelledException) { throw; } });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { try { await Coro.TimeoutAfter(u, Op()); } catch (Exception) { throw; } });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { try { await Coro.TimeoutAfter(u, Op()); } catch { throw; } });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { try { await Coro.TimeoutAfter(u, Op()); } catch (TaskTimeoutException) when (n > 1) { } });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await Coro.IgnoreAfter(u, Op()); });")]
    [InlineData("await Coro.TimeoutAfter(Timeout.InfiniteTimeSpan, async () => { await Coro.TimeoutAfter(u, Op()); });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { await Coro.TimeoutAfter(Timeout.InfiniteTimeSpan, Op()); });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { var task = await Coro.Spawn(Coro.TimeoutAfter(u, Op())); await task.JoinAsync(); });")]
    [InlineData("await Coro.TimeoutAfter(t, async () => { Func<Coro> f = async () => await Coro.TimeoutAfter(u, Op()); await f(); });")]
    [InlineData("await Coro.DisableCancellation(async () => { await Coro.TimeoutAfter(u, Op()); });")]
    public Task Other_timeouts_are_silent(string statements) => Reports(statements);

    [Fact]
    public async Task It_is_a_suggestion_that_names_both_calls()
    {
        RuleTest test = new RuleTest(RuleIds.UncaughtTimeout).File(Method("await Coro.IgnoreAfter(t, Coro.TimeoutAfter(u, Op()));"));
        Diagnostic found = Assert.Single(await test.DiagnosticsAsync());
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Equal(
            "Nobody catches the timeout of 'Coro.TimeoutAfter' before it reaches 'Coro.IgnoreAfter', which reports it as UncaughtTimeoutException; catch TaskTimeoutException, or use 'Coro.IgnoreAfter'",
            found.GetMessage());
    }

    private static string Method(string statements) => $$"""
        class C
        {
            async Coro F(int n, TimeSpan t, TimeSpan u)
            {
                {{statements}}
            }
            async Coro Op() { await Coro.Sleep(TimeSpan.Zero); }
            async Coro<int> Number() { await Coro.Sleep(TimeSpan.Zero); return 1; }
        }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.UncaughtTimeout).File(Method(statements)).RunAsync();
}
