using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Cancellation;

/// <summary>Timeouts that expire while the task is shielded, alone and together with a cancellation.</summary>
public class ShieldedTimeoutTests
{
    [Fact]
    public void X08_A_timeout_that_expires_in_a_shield_comes_at_the_next_block_in_its_scope() => Scenario.Expect(
        ["slept", "pending TaskTimeoutException", "shield left", 500, "TaskTimeoutException", 500],
        async s =>
        {
            async Coro Body()
            {
                await Coro.DisableCancellation(async () =>
                {
                    await Coro.Sleep(500.Milliseconds);
                    s.Note("slept");
                    s.Note($"pending {(await Coro.CheckCancellation())!.GetType().Name}");
                });
                s.Note("shield left");
                s.Note(s.Time());
                await Coro.Sleep(1.Seconds);
                s.Note("slept again");
            }

            s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Body())));
            s.Note(s.Time());
        });

    [Fact]
    public void X08_It_vanishes_with_a_warning_when_its_scope_is_left_first()
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro Body() => await Coro.DisableCancellation(Coro.Sleep(500.Milliseconds));
            s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Body())));
            s.Note(await Outcome.Of(Outcome.After(1000, "slept")));
        });

        Assert.Equal(["ok", "slept"], scenario.Events);
        Assert.Contains("00:00:00.4", Assert.Single(scenario.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void X08_A_scope_inside_the_shield_limits_nothing_there_and_leaves_nothing_behind()
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            await Coro.DisableCancellation(async () =>
            {
                s.Note(await Coro.IgnoreAfter(100.Milliseconds, Outcome.After(500, "value"), "timeout"));
                s.Note(await Coro.CheckCancellation());
            });
            s.Note(await Outcome.Of(Outcome.After(1000, "slept")));
        });

        Assert.Equal(["value", null, "slept"], scenario.Events);
        Assert.Single(scenario.Log.Warnings);
    }

    [Fact]
    public void X08_An_inner_expiry_in_a_shield_gives_way_to_the_outer_one_when_its_scope_is_left() => Scenario.Expect(
        ["inner left", "TaskTimeoutException", 500],
        async s =>
        {
            async Coro Body()
            {
                await Coro.DisableCancellation(Coro.TimeoutAfter(100.Milliseconds, Coro.Sleep(500.Milliseconds)));
                s.Note("inner left");
                await Coro.Sleep(TimeSpan.FromHours(1));
            }

            s.Note(await Outcome.Of(Coro.TimeoutAfter(200.Milliseconds, Body())));
            s.Note(s.Time());
        });

    [Fact]
    public void X09_An_inner_timeout_does_not_displace_a_pending_cancellation() => Scenario.Expect(
        ["inner slept", "pending TaskCancelledException", "TaskCancelledException", 2000],
        async s =>
        {
            var started = new AsyncEvent();
            async Coro Child()
            {
                await Coro.DisableCancellation(async () =>
                {
                    await started.SetAsync();
                    await Coro.Sleep(1.Seconds);
                    await Coro.TimeoutAfter(100.Milliseconds, Coro.Sleep(1.Seconds));
                    s.Note("inner slept");
                    s.Note($"pending {(await Coro.CheckCancellation())!.GetType().Name}");
                });
                await Coro.Sleep(1.Seconds);
            }

            CurioTask child = await Coro.Spawn(Child());
            await started.WaitAsync();
            await child.CancelAsync();
            s.Note(child.Exception!.GetType().Name);
            s.Note(s.Time());
        });

    [Fact]
    public void X09_A_cancellation_replaces_a_pending_timeout_and_survives_its_scope() => Scenario.Expect(
        ["shield left", "inner ok", "TaskCancelledException", true],
        async s =>
        {
            var reason = new TaskCancelledException("the test's own");
            async Coro Inner()
            {
                await Coro.DisableCancellation(Coro.Sleep(1.Seconds));
                s.Note("shield left");
            }

            async Coro Child()
            {
                s.Note($"inner {await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Inner()))}");
                await Coro.Sleep(1.Seconds);
            }

            CurioTask child = await Coro.Spawn(Child());
            await Coro.Sleep(500.Milliseconds);
            await child.CancelAsync(blocking: true, reason);
            s.Note(child.Exception!.GetType().Name);
            s.Note(ReferenceEquals(child.Exception, reason));
        });

    [Fact]
    public void X09_A_cancelled_task_has_no_timeouts_but_those_that_its_cleanup_enters()
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro Cleanup()
            {
                try
                {
                    await Coro.Sleep(Timeout.InfiniteTimeSpan);
                }
                catch (TaskCancelledException)
                {
                    // Twice as long as the limits around it.
                    await Coro.Sleep(2.Seconds);
                    s.Note(s.Time());
                    s.Note(await Coro.IgnoreAfter(100.Milliseconds, Coro.Sleep(1.Seconds), TimeSpan.Zero) == TimeSpan.Zero);
                    s.Note(s.Time());
                    throw;
                }
            }

            async Coro Child() => await Coro.TimeoutAfter(
                1.Seconds,
                Coro.TimeoutAfter(900.Milliseconds, Coro.TimeoutAfter(800.Milliseconds, Cleanup())));

            CurioTask child = await Coro.Spawn(Child());
            await Coro.Sleep(500.Milliseconds);
            await child.CancelAsync();
            s.Note(child.Exception!.GetType().Name);
        });

        Assert.Equal([2500, true, 2600, "TaskCancelledException"], scenario.Events);
        Assert.Empty(scenario.Log.Warnings);
    }

    [Fact]
    public void X09_A_timeout_that_was_delivered_is_followed_by_the_cancellation() => Scenario.Expect(
        ["TaskTimeoutException", "TaskCancelledException", "ended"],
        async s =>
        {
            async Coro Child()
            {
                CurioTask self = await Coro.CurrentTask();
                s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Coro.Sleep(1.Seconds))));
                await self.CancelAsync(blocking: false);
                s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Coro.Sleep(1.Seconds))));
            }

            await (await Coro.Spawn(Child())).JoinAsync();
            s.Note("ended");
        });
}
