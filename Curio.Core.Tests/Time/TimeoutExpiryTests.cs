using Curio.Tests.Support;

namespace Curio.Tests.Time;

/// <summary>When a scope fires that need not do so at once: due together with others, late, while another has fired.</summary>
public class TimeoutExpiryTests
{
    [Fact]
    public void M09_Of_equal_deadlines_the_outermost_wins() => Scenario.Expect(
        ["inner TimeoutCancellationException", "outer TaskTimeoutException", 100],
        async s =>
        {
            async Coro Outer() => await Passing(Coro.TimeoutAt(100.Milliseconds, ForEver()), s, "inner");
            s.Note($"outer {await Outcome.Of(Coro.TimeoutAt(100.Milliseconds, Outer()))}");
            s.Note(s.Time());
        });

    [Fact]
    public void M09_Of_two_that_are_past_when_the_kernel_looks_the_outermost_wins() => Scenario.Expect(
        ["inner TimeoutCancellationException", "outer TaskTimeoutException", 300],
        async s =>
        {
            async Coro Inner()
            {
                s.Clock.Advance(300.Milliseconds);
                await ForEver();
            }

            async Coro Outer() => await Passing(Coro.TimeoutAfter(100.Milliseconds, Inner()), s, "inner");
            s.Note($"outer {await Outcome.Of(Coro.TimeoutAfter(200.Milliseconds, Outer()))}");
            s.Note(s.Time());
        });

    [Fact]
    public void M14_A_deadline_that_passes_while_the_task_is_runnable_does_not_disturb_what_woke_it() => Scenario.Expect(
        ["hog", "slept", true, 1100, "slept again", 1850, 4L],
        async s =>
        {
            async Coro Hog()
            {
                await Coro.Sleep(100.Milliseconds);
                s.Note("hog");
                s.Clock.Advance(1.Seconds);
            }

            async Coro Body()
            {
                await Coro.Sleep(250.Milliseconds);
                s.Note("slept");
            }

            CurioTask hog = await Coro.Spawn(Hog());
            CurioTask self = await Coro.CurrentTask();
            long before = self.Cycles;
            s.Note(await Coro.IgnoreAfter(500.Milliseconds, Body()));
            s.Note(s.Time());
            await Coro.Sleep(750.Milliseconds);
            s.Note("slept again");
            s.Note(s.Time());
            await hog.WaitAsync();

            // One more would tell of a task that stood in the ready queue twice.
            await Coro.Sleep(TimeSpan.Zero);
            await Coro.Sleep(TimeSpan.Zero);
            s.Note(self.Cycles - before);
        });

    [Fact]
    public void M14_It_comes_at_the_next_block_inside_the_scope() => Scenario.Expect(
        ["slept", 1100, "TaskTimeoutException", 1100],
        async s =>
        {
            async Coro Hog()
            {
                await Coro.Sleep(100.Milliseconds);
                s.Clock.Advance(1.Seconds);
            }

            async Coro Body()
            {
                await Coro.Sleep(250.Milliseconds);
                s.Note("slept");
                s.Note(s.Time());
                await Coro.Sleep(250.Milliseconds);
                s.Note("slept again");
            }

            await Coro.Spawn(Hog(), daemon: true);
            s.Note(await Outcome.Of(Coro.TimeoutAfter(500.Milliseconds, Body())));
            s.Note(s.Time());
        });

    [Fact]
    public void M14_A_deadline_that_came_before_the_wake_up_wins_though_both_are_past() => Scenario.Expect(
        ["TaskTimeoutException", 1100],
        async s =>
        {
            async Coro Hog()
            {
                await Coro.Sleep(100.Milliseconds);
                s.Clock.Advance(1.Seconds);
            }

            await Coro.Spawn(Hog(), daemon: true);
            s.Note(await Outcome.Of(Coro.TimeoutAfter(250.Milliseconds, Outcome.After(500, 0))));
            s.Note(s.Time());
        });

    [Fact]
    public void M15_An_outer_deadline_that_passes_in_the_inner_handler_comes_at_the_next_block() => Scenario.Expect(
        ["inner", "handler done", true, "outer TaskTimeoutException", 400],
        async s =>
        {
            int yields = 0;
            async Coro Outer()
            {
                try
                {
                    await Coro.TimeoutAfter(100.Milliseconds, ForEver());
                }
                catch (TaskTimeoutException)
                {
                    s.Note("inner");
                    s.Clock.Advance(300.Milliseconds);
                }

                s.Note("handler done");
                while (yields < 10)
                {
                    await Coro.Sleep(TimeSpan.Zero);
                    yields++;
                }
            }

            string outcome = await Outcome.Of(Coro.TimeoutAfter(200.Milliseconds, Outer()));
            s.Note(yields <= 1);
            s.Note($"outer {outcome}");
            s.Note(s.Time());
        });

    [Fact]
    public void M15_It_never_comes_when_the_outer_scope_is_left_first() => Scenario.Expect(
        ["inner TaskTimeoutException", "outer ok", "slept"],
        async s =>
        {
            async Coro Outer()
            {
                s.Note($"inner {await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, ForEver()))}");
                s.Clock.Advance(300.Milliseconds);
            }

            s.Note($"outer {await Outcome.Of(Coro.TimeoutAfter(200.Milliseconds, Outer()))}");
            await Coro.Sleep(1.Seconds);
            s.Note("slept");
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M16_A_body_that_oversteps_without_blocking_completes_with_one_warning(Form form)
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro<string> Busy()
            {
                s.Clock.Advance(150.Milliseconds);
                return "value";
            }

            s.Note(await form.TimeoutAfter(100, Busy));
            s.Note(await form.IgnoreAfter(1000, Busy, "timeout"));
            s.Note(await Outcome.Of(Outcome.After(1000, "slept")));
        });

        Assert.Equal(["value", "value", "slept"], scenario.Events);
        string warning = Assert.Single(scenario.Log.Warnings);
        Assert.Contains("00:00:00.05", warning, StringComparison.Ordinal);
        Assert.Contains("Task(id=", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void M16_Nested_scopes_that_were_overstepped_warn_each()
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro Busy() => s.Clock.Advance(350.Milliseconds);
            await Coro.TimeoutAfter(300.Milliseconds, Coro.TimeoutAfter(1.Seconds, Coro.TimeoutAfter(200.Milliseconds, Busy())));
        });

        string[] warnings = [.. scenario.Log.Warnings];
        Assert.Equal(2, warnings.Length);
        Assert.Contains("00:00:00.15", warnings[0], StringComparison.Ordinal);
        Assert.Contains("00:00:00.05", warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void M16_Nothing_is_said_of_a_body_that_throws_or_ends_in_time()
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro Fail()
            {
                s.Clock.Advance(150.Milliseconds);
                throw new InvalidTimeZoneException();
            }

            s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Fail())));
            s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, ForEver())));
            s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Outcome.After(99, "in time"))));
        });

        Assert.Equal(["InvalidTimeZoneException", "TaskTimeoutException", "in time"], scenario.Events);
        Assert.Empty(scenario.Log.Warnings);
    }

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M17_A_timeout_swallowed_inside_its_own_scope_does_not_come_again(Form form)
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro Body()
            {
                s.Note(await Outcome.Of(ForEver()));
                await Coro.Sleep(1.Seconds);
                s.Note(s.Time());
            }

            s.Note(await Outcome.Of(form.TimeoutAfter(100, Body)));
            s.Note(await form.IgnoreAfter(100, Body));
        });

        Assert.Equal(["TaskTimeoutException", 1100, "ok", "TaskTimeoutException", 2200, true], scenario.Events);
        Assert.Empty(scenario.Log.Warnings);
    }

    [Fact]
    public void M18_An_outer_deadline_waits_until_an_inner_scope_that_fired_is_left() => Scenario.Expect(
        ["TaskTimeoutException", "slept", 600, "left", "outer TaskTimeoutException", 600],
        async s =>
        {
            async Coro Inner()
            {
                s.Note(await Outcome.Of(ForEver()));
                await Coro.Sleep(500.Milliseconds);
                s.Note("slept");
                s.Note(s.Time());
            }

            async Coro Outer()
            {
                await Coro.TimeoutAfter(100.Milliseconds, Inner());
                s.Note("left");
                await ForEver();
            }

            s.Note($"outer {await Outcome.Of(Coro.TimeoutAfter(200.Milliseconds, Outer()))}");
            s.Note(s.Time());
        });

    [Fact]
    public void M18_It_waits_also_when_a_scope_entered_after_that_expires() => Scenario.Expect(
        ["TaskTimeoutException", "new TaskTimeoutException", 400, "left", "outer TaskTimeoutException", 400],
        async s =>
        {
            async Coro Inner()
            {
                s.Note(await Outcome.Of(ForEver()));
                s.Note($"new {await Outcome.Of(Coro.TimeoutAfter(300.Milliseconds, ForEver()))}");
                s.Note(s.Time());
            }

            async Coro Outer()
            {
                await Coro.TimeoutAfter(100.Milliseconds, Inner());
                s.Note("left");
                await ForEver();
            }

            s.Note($"outer {await Outcome.Of(Coro.TimeoutAfter(200.Milliseconds, Outer()))}");
            s.Note(s.Time());
        });

    [Fact]
    public void M17_A_scope_that_fired_stays_silent_when_one_entered_after_that_expires() => Scenario.Expect(
        ["TaskTimeoutException", "new TaskTimeoutException", "slept", 1300, "outer ok"],
        async s =>
        {
            async Coro Inner()
            {
                s.Note(await Outcome.Of(ForEver()));
                s.Note($"new {await Outcome.Of(Coro.TimeoutAfter(200.Milliseconds, ForEver()))}");
                await Coro.Sleep(1.Seconds);
                s.Note("slept");
                s.Note(s.Time());
            }

            s.Note($"outer {await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Inner()))}");
        });

    [Fact]
    public void M20_A_timeout_around_a_join_leaves_the_joined_task_running() => Scenario.Expect(
        ["TaskTimeoutException", 100, "child done", 500],
        async s =>
        {
            async Coro<int> Child()
            {
                await Coro.Sleep(500.Milliseconds);
                s.Note("child done");
                return s.Time();
            }

            CurioTask<int> child = await Coro.Spawn(Child());
            s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, child.JoinAsync())));
            s.Note(s.Time());
            s.Note(await child.JoinAsync());
        });

    [Fact]
    public void M20_A_task_spawned_inside_has_no_timeout() => Scenario.Expect(["TaskTimeoutException", "child done", 500], async s =>
    {
        CurioTask? child = null;
        async Coro Child()
        {
            await Coro.Sleep(500.Milliseconds);
            s.Note("child done");
        }

        async Coro Body()
        {
            child = await Coro.Spawn(Child());
            await ForEver();
        }

        s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Body())));
        await child!.JoinAsync();
        s.Note(s.Time());
    });

    [Fact]
    public void M20_Two_tasks_have_their_timeouts_each() => Scenario.Expect(
        ["a TaskTimeoutException 100", "b TaskTimeoutException 150", "c ok 200"],
        async s =>
        {
            async Coro Limited(string name, int limit)
            {
                string outcome = await Outcome.Of(async () =>
                    await Coro.TimeoutAfter(limit.Milliseconds, Coro.Sleep(200.Milliseconds)));
                s.Note($"{name} {outcome} {s.Time()}");
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Limited("c", 250));
                await g.SpawnAsync(Limited("b", 150));
                await g.SpawnAsync(Limited("a", 100));
            });
        });

    /// <summary>Not quite: where nothing ends it the test fails instead of hanging.</summary>
    private static async Coro ForEver() => await Coro.Sleep(TimeSpan.FromDays(1000));

    private static async Coro Passing(Coro coroutine, Scenario s, string name)
    {
        try
        {
            await coroutine;
        }
        catch (Exception exception)
        {
            s.Note($"{name} {exception.GetType().Name}");
            throw;
        }
    }
}
