using Curio.Tests.Support;

namespace Curio.Tests.Time;

public class IgnoreAfterTests
{
    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M03_It_tells_whether_the_time_ran_out(Form form) => Scenario.Expect(
        ["interrupted", false, 100, "slept", true, 150],
        async s =>
        {
            async Coro Sleep(int milliseconds)
            {
                try
                {
                    await Coro.Sleep(milliseconds.Milliseconds);
                    s.Note("slept");
                }
                catch (TaskTimeoutException)
                {
                    s.Note("interrupted");
                    throw;
                }
            }

            s.Note(await form.IgnoreAfter(100, () => Sleep(500)));
            s.Note(s.Time());
            s.Note(await form.IgnoreAfter(100, () => Sleep(50)));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M03_With_a_value_it_gives_that_when_the_time_ran_out(Form form) => Scenario.Expect(
        ["timeout", 100, "value", 150, null],
        async s =>
        {
            s.Note(await form.IgnoreAfter(100, () => Outcome.After(500, "value"), "timeout"));
            s.Note(s.Time());
            s.Note(await form.IgnoreAfter(100, () => Outcome.After(50, "value"), "timeout"));
            s.Note(s.Time());
            s.Note(await form.IgnoreAfter<string?>(100, () => Outcome.After<string?>(500, "value"), null));
        });

    [Fact]
    public void M03_The_same_limit_serves_one_wait_after_another() => Scenario.Expect([false, false, false, true, 3500], async s =>
    {
        // A child that waits for a start signal and looks around once a second.
        var start = new AsyncEvent();
        async Coro Starter()
        {
            await Coro.Sleep(3500.Milliseconds);
            await start.SetAsync();
        }

        CurioTask starter = await Coro.Spawn(Starter());
        bool started;
        do
        {
            started = await Coro.IgnoreAfter(1.Seconds, start.WaitAsync());
            s.Note(started);
        }
        while (!started);

        s.Note(s.Time());
        await starter.JoinAsync();
    });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M21a_An_outer_expiry_passes_through(Form form) => Scenario.Expect(
        ["TimeoutCancellationException", "TaskTimeoutException", 100],
        async s =>
        {
            async Coro Outer()
            {
                try
                {
                    s.Note(await form.IgnoreAfter(500, ForEver));
                }
                catch (Exception exception)
                {
                    s.Note(exception.GetType().Name);
                    throw;
                }
            }

            s.Note(await Outcome.Of(form.TimeoutAfter(100, Outer)));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M21a_An_outer_one_that_ignores_takes_its_own_expiry(Form form) => Scenario.Expect(
        ["TimeoutCancellationException", false, 100, "timeout", 200],
        async s =>
        {
            async Coro Outer()
            {
                try
                {
                    await form.TimeoutAfter(500, ForEver);
                }
                catch (Exception exception)
                {
                    s.Note(exception.GetType().Name);
                    throw;
                }
            }

            s.Note(await form.IgnoreAfter(100, Outer));
            s.Note(s.Time());
            s.Note(await form.IgnoreAfter(100, () => form.IgnoreAfter(500, () => Outcome.After(900, "value"), "inner"), "timeout"));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M21b_An_inner_timeout_passes_as_uncaught(Form form) => Scenario.Expect(
        ["UncaughtTimeoutException", "UncaughtTimeoutException", 200],
        async s =>
        {
            s.Note(await Outcome.Of(form.IgnoreAfter(500, () => form.TimeoutAfter(100, ForEver))));
            s.Note(await Outcome.Of(form.IgnoreAfter(500, () => form.TimeoutAfter(100, () => Outcome.After(900, 1)), 2)));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M21b_A_timeout_that_a_task_brought_along_passes_as_uncaught(Form form) => Scenario.Expect(
        ["TaskTimeoutException", "UncaughtTimeoutException", "UncaughtTimeoutException"],
        async s =>
        {
            Coro<int> Limited() => Coro.TimeoutAfter(100.Milliseconds, Outcome.After(900, 1));

            // Its scope is left by now, and what the runtime kept of it may serve the next scope.
            CurioTask<int> task = await Coro.Spawn(Limited());
            await task.WaitAsync();
            s.Note(task.Exception!.GetType().Name);
            async Coro<int> Result() => task.Result;
            s.Note(await Outcome.Of(form.IgnoreAfter(500, Result, 2)));
            s.Note(await Outcome.Of(form.TimeoutAfter(500, Result)));
        });

    [Fact]
    public void M21b_A_timeout_that_was_kept_and_is_thrown_again_passes_as_uncaught() => Scenario.Expect(
        ["UncaughtTimeoutException", "UncaughtTimeoutException"],
        async s =>
        {
            Exception? kept = null;
            try
            {
                await Coro.TimeoutAfter(100.Milliseconds, ForEver());
            }
            catch (TaskTimeoutException exception)
            {
                kept = exception;
            }

            async Coro ThrowAgain()
            {
                await Coro.Sleep(TimeSpan.Zero);
                throw kept!;
            }

            s.Note(await Outcome.Of(Coro.IgnoreAfter(500.Milliseconds, ThrowAgain())));
            s.Note(await Outcome.Of(Coro.TimeoutAfter(500.Milliseconds, ThrowAgain())));
        });

    [Fact]
    public void M21b_A_timeout_made_by_hand_is_nobodys() => Scenario.Expect(
        ["UncaughtTimeoutException", "UncaughtTimeoutException", "TaskTimeoutException"],
        async s =>
        {
            async Coro Throw() => throw new TaskTimeoutException();
            s.Note(await Outcome.Of(Coro.IgnoreAfter(1.Seconds, Throw())));
            s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, Throw())));
            s.Note(await Outcome.Of(Throw()));
        });

    /// <summary>Not quite: where nothing ends it the test fails instead of hanging.</summary>
    private static async Coro ForEver() => await Coro.Sleep(TimeSpan.FromDays(1000));
}
