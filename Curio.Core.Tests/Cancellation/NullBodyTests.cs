using Curio.Tests.Support;

namespace Curio.Tests.Cancellation;

public class NullBodyTests
{
    [Fact]
    public void A_scope_or_a_shield_without_a_body_says_so_and_leaves_nothing_behind() => Scenario.ExpectInOrder(
        ["body", "body", "body", "body", "body", "body", "body", "body", "body", "body", "slept", 1000],
        async s =>
        {
            TimeSpan time = 10.Milliseconds;
            s.Note(await NullArgument(Coro.TimeoutAfter(time, (Func<Coro>)null!)));
            s.Note(await NullArgument(Coro.TimeoutAt(time, (Func<Coro>)null!)));
            s.Note(await NullArgument(Coro.DisableCancellation((Func<Coro>)null!)));
            s.Note(await NullArgument(Untyped(Coro.IgnoreAfter(time, (Func<Coro>)null!))));
            s.Note(await NullArgument(Untyped(Coro.IgnoreAt(time, (Func<Coro>)null!))));
            s.Note(await NullArgument(Untyped(Coro.TimeoutAfter(time, (Func<Coro<int>>)null!))));
            s.Note(await NullArgument(Untyped(Coro.TimeoutAt(time, (Func<Coro<int>>)null!))));
            s.Note(await NullArgument(Untyped(Coro.DisableCancellation((Func<Coro<int>>)null!))));
            s.Note(await NullArgument(Untyped(Coro.IgnoreAfter(time, (Func<Coro<int>>)null!, 1))));
            s.Note(await NullArgument(Untyped(Coro.IgnoreAt(time, (Func<Coro<int>>)null!, 1))));
            await Coro.Sleep(1.Seconds);
            s.Note("slept");
            s.Note((int)s.Clock.Now.TotalMilliseconds);
        });

    [Fact]
    public void A_scope_or_a_shield_of_an_empty_coroutine_says_so() => Scenario.ExpectInOrder(
        ["InvalidOperationException", "InvalidOperationException", "InvalidOperationException"],
        async s =>
        {
            s.Note(await Time.Outcome.Of(Coro.TimeoutAfter(1.Seconds, default(Coro))));
            s.Note(await Time.Outcome.Of(Coro.IgnoreAfter(1.Seconds, default(Coro<int>), 1)));
            s.Note(await Time.Outcome.Of(Coro.DisableCancellation(default(Coro))));
        });

    [Fact]
    public void A_scope_or_a_shield_outside_a_kernel_says_so()
    {
        foreach (Coro coroutine in (Coro[])
            [
                Coro.TimeoutAfter(1.Seconds, static async () => { }),
                Coro.DisableCancellation(static async () => { }),
                Untyped(Coro.CheckCancellation()),
                Untyped(Coro.Sleep(1.Seconds)),
                Untyped(Coro.Clock()),
            ])
        {
            InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => _ = coroutine.GetAwaiter().IsCompleted);
            Assert.Contains("no Curio kernel is running", exception.Message, StringComparison.Ordinal);
        }
    }

    private static async Coro<string?> NullArgument(Coro coroutine)
    {
        try
        {
            await coroutine;
            return "accepted";
        }
        catch (ArgumentNullException exception)
        {
            return exception.ParamName;
        }
    }

    private static async Coro Untyped<T>(Coro<T> coroutine) => await coroutine;
}
