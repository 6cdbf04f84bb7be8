using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>What is acquired without a certain release.</summary>
public sealed class CURIO307AcquireWithoutReleaseTests
{
    [Theory]
    [InlineData("await [|Gate.AcquireAsync()|]; n++; await Gate.ReleaseAsync();")]
    [InlineData("await [|this.Gate.AcquireAsync()|]; n++; await Gate.ReleaseAsync();")]
    [InlineData("_ = await [|Gate.AcquireAsync()|]; n++; await Gate.ReleaseAsync();")]
    [InlineData("await [|p.AcquireAsync()|]; n++; await p.ReleaseAsync();")]
    [InlineData("var l = new AsyncRLock(); await [|l.AcquireAsync()|]; n++;")]
    [InlineData("var l = new AsyncSemaphore(); await [|l.AcquireAsync()|]; await l.ReleaseAsync();")]
    [InlineData("var l = new AsyncBoundedSemaphore(); await [|l.AcquireAsync()|]; await l.ReleaseAsync();")]
    [InlineData("var c = new AsyncCondition(); await [|c.AcquireAsync()|]; await c.WaitAsync(); await c.ReleaseAsync();")]
    [InlineData("await [|Alone.AcquireAsync()|]; n++;")]
    [InlineData("var held = await [|Gate.AcquireAsync()|]; n++;")]
    [InlineData("Releaser held = await [|Gate.AcquireAsync()|]; n++; held.Dispose();")]
    [InlineData("await [|Gate.AcquireAsync()|]; try { n++; } catch (ArgumentException) { await Gate.ReleaseAsync(); }")]
    [InlineData("await [|Gate.AcquireAsync()|]; if (n > 1) { await Gate.ReleaseAsync(); return; } await Gate.ReleaseAsync();")]
    [InlineData("await [|Gate.AcquireAsync()|]; try { n++; } finally { await Other.ReleaseAsync(); } await Gate.ReleaseAsync();")]
    public Task An_uncertain_release_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("using (await Gate.AcquireAsync()) { n++; }")]
    [InlineData("using var held = await Gate.AcquireAsync();")]
    [InlineData("using (var held = await Gate.AcquireAsync()) { n++; }")]
    [InlineData("using var _ = await Gate.AcquireAsync();")]
    [InlineData("await Gate.AcquireAsync(); try { n++; } finally { await Gate.ReleaseAsync(); }")]
    [InlineData("try { await Gate.AcquireAsync(); n++; } finally { await Gate.ReleaseAsync(); }")]
    [InlineData("await p.AcquireAsync(); try { n++; } finally { await Coro.DisableCancellation(p.ReleaseAsync()); }")]
    [InlineData("var held = await Gate.AcquireAsync(); try { n++; } finally { held.Dispose(); }")]
    [InlineData("var held = await Gate.AcquireAsync(); using (held) { n++; }")]
    [InlineData("var held = await Gate.AcquireAsync(); Keep(held);")]
    [InlineData("(await Gate.AcquireAsync()).Dispose();")]
    [InlineData("Kept = await Gate.AcquireAsync();")]
    [InlineData("await p.AcquireAsync();")]
    [InlineData("await Shared.AcquireAsync();")]
    [InlineData("await Paired.AcquireAsync();")]
    [InlineData("var l = new AsyncLock(); await l.AcquireAsync(); Use(l);")]
    [InlineData("var l = new AsyncSemaphore(); await l.AcquireAsync(); Func<Coro> end = async () => await l.ReleaseAsync(); await end();")]
    [InlineData("await new Mine().AcquireAsync();")]
    [InlineData("var mine = new Mine(); await mine.AcquireAsync();")]
    [InlineData("await new SemaphoreSlim(1).WaitAsync(System.Threading.CancellationToken.None);")]
    public Task A_certain_or_a_foreign_release_is_silent(string statements) => Reports(statements);

    [Fact]
    public Task A_returned_releaser_is_silent() => new RuleTest(RuleIds.AcquireWithoutRelease)
        .File("class C { AsyncLock Gate = new(); async Coro<Releaser> F() => await Gate.AcquireAsync(); Coro<Releaser> G() => Gate.AcquireAsync(); }").RunAsync();

    [Fact]
    public async Task The_message_names_the_call_and_the_remedy()
    {
        RuleTest test = new RuleTest(RuleIds.AcquireWithoutRelease).File(Method("await Gate.AcquireAsync(); await Gate.ReleaseAsync();"));
        Assert.Equal(
            "Nothing releases what 'AsyncLock.AcquireAsync' acquires when an exception or a cancellation comes; use 'using (await …)'",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    internal static string Method(string statements) => $$"""
        class C : Base
        {
            private readonly AsyncLock Gate = new();
            private readonly AsyncLock Other = new();
            private Releaser Kept;
            async Coro F(int n, AsyncLock p)
            {
                {{statements}}
                await Coro.Sleep(TimeSpan.Zero);
            }
            void Use(AsyncLock l) { }
            void Keep(Releaser r) { }
        }
        class Base { protected readonly AsyncLock Paired = new(); protected readonly AsyncLock Shared = new(); }
        class Mine { public async Coro<int> AcquireAsync() { await Coro.Sleep(default); return 1; } }
        """.Replace("private readonly AsyncLock Other", statements.Contains("Alone", StringComparison.Ordinal) ? "private readonly AsyncLock Alone = new(), Other" : "private readonly AsyncLock Other", StringComparison.Ordinal);

    [Fact]
    public Task A_release_in_another_member_is_silent() => new RuleTest(RuleIds.AcquireWithoutRelease).File("""
        class C
        {
            private readonly AsyncLock Gate = new();
            async Coro Enter() { await Gate.AcquireAsync(); }
            async Coro Leave() { await Gate.ReleaseAsync(); }
        }
        """).RunAsync();

    [Theory]
    [InlineData("var held = await [|p.AcquireAsync()|]; n++; held.Dispose();")]
    [InlineData("var held = await [|Shared.AcquireAsync()|]; n++; if (n > 1) { held.Dispose(); }")]
    [InlineData("var held = await p.AcquireAsync(); try { n++; } finally { held.Dispose(); }")]
    [InlineData("var held = await p.AcquireAsync(); n++;")]
    [InlineData("var held = await p.AcquireAsync(); Keep(held); held.Dispose();")]
    public Task What_is_disposed_of_here_is_nobody_elses_duty(string statements) => Reports(statements);

    private static Task Reports(string statements) => new RuleTest(RuleIds.AcquireWithoutRelease).File(Method(statements)).RunAsync();
}
