using Curio.Tests.Support;
using Curio.Tests.Time;
using static Curio.AsyncThread;

namespace Curio.Tests.Threads;

/// <summary>What AWAIT does in an async thread, and that it does nothing elsewhere.</summary>
public class AwaitTests
{
    [Fact]
    public void A01_Await_gives_the_value_and_throws_the_exception_unchanged() => Scenario.Expect(["value", true, 20], async s =>
    {
        var failure = new InvalidTimeZoneException();
        AsyncThread thread = await Spawn(() =>
        {
            s.Note(AWAIT(Outcome.After(10, "value")));
            try
            {
                AWAIT(Outcome.FailsAfter<int>(10, failure));
            }
            catch (InvalidTimeZoneException exception)
            {
                s.Note(ReferenceEquals(exception, failure));
            }
        });
        await thread.JoinAsync();
        s.Note(s.Time());
    });

    [Fact]
    public void A01_Many_awaits_follow_one_another() => Scenario.Expect([499_500, 1000], async s =>
    {
        AsyncThread<int> thread = await Spawn(static () =>
        {
            int sum = 0;
            for (int i = 0; i < 1000; i++)
            {
                sum += AWAIT(Outcome.After(1, i));
            }

            return sum;
        });
        s.Note(await thread.JoinAsync());
        s.Note(s.Time());
    });

    [Fact]
    public void A01_Several_threads_await_beside_each_other() => Scenario.Expect(["0, 100, 200, 300"], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            for (int i = 0; i < 4; i++)
            {
                int number = i;
                await g.SpawnThreadAsync(() => AWAIT(Outcome.After(10, number * 50)) + AWAIT(Outcome.After(40, number * 50)));
            }
        });
        s.Note(string.Join(", ", group.Results));
    });

    [Fact]
    public void A05_Await_of_a_plain_value_gives_it() => Scenario.Expect(["text", 5, null], async s =>
    {
        AsyncThread thread = await Spawn(() =>
        {
            s.Note(AWAIT("text"));
            s.Note(AWAIT(5));
            s.Note(AWAIT((string?)null));
        });
        await thread.JoinAsync();
    });

    [Fact]
    public void A06_On_a_plain_thread_it_says_what_to_use()
    {
        Coro<int> coroutine = Outcome.After(1, 1);
        AsyncOnlyException exception = Assert.Throws<AsyncOnlyException>(() => AWAIT(coroutine));

        Assert.Contains("AsyncThread.Spawn", exception.Message, StringComparison.Ordinal);
        Assert.Throws<AsyncOnlyException>(static () => AWAIT(new AsyncEvent().WaitAsync()));
        Assert.Equal(5, AWAIT(5));

        // It was not used up by that.
        Assert.Equal(1, Coro.Run(coroutine, Scenario.Prepare().Options));
    }

    [Fact]
    public void A06_In_a_coroutine_it_says_to_use_await() => Scenario.Expect([true, true, "text", true], async s =>
    {
        void Note(Action action)
        {
            try
            {
                action();
            }
            catch (AsyncOnlyException exception)
            {
                s.Note(exception.Message.Contains("'await'", StringComparison.Ordinal));
            }
        }

        Note(static () => AWAIT(new AsyncEvent().WaitAsync()));
        await Coro.Sleep(TimeSpan.Zero);
        Note(static () => AWAIT(Outcome.After(1, 1)));
        s.Note(AWAIT("text"));

        // Also in a coroutine that an async thread awaits.
        async Coro Inner() => Note(static () => AWAIT(Outcome.After(1, 1)));
        AsyncThread thread = await Spawn(() => AWAIT(Inner()));
        await thread.JoinAsync();
    });

    [Fact]
    public void A06_Other_threads_started_by_an_async_thread_are_plain() => Scenario.Expect(
        [nameof(AsyncOnlyException), nameof(AsyncOnlyException), false],
        async s =>
        {
            s.Note(await Coro.RunInThread(static () => Outcome.Of(static () => AWAIT(new AsyncEvent().WaitAsync()))));
            AsyncThread thread = await Spawn(() =>
            {
                string? outcome = null;
                bool isCurrent = true;
                var other = new Thread(() =>
                {
                    outcome = Outcome.Of(static () => AWAIT(new AsyncEvent().WaitAsync()));
                    isCurrent = IsCurrent;
                });
                other.Start();
                other.Join();
                s.Note(outcome);
                s.Note(isCurrent);
            });
            await thread.JoinAsync();
        });

    [Fact]
    public void A06_A_kernel_that_an_async_thread_runs_has_coroutines_of_its_own() => Scenario.Expect(
        ["AsyncOnlyException", false, true],
        async s =>
        {
            AsyncThread thread = await Spawn(() =>
            {
                async Coro Inner()
                {
                    await Coro.Sleep(TimeSpan.Zero);
                    s.Note(Outcome.Of(static () => AWAIT(Outcome.After(1, 1))));
                    s.Note(IsCurrent);
                }

                Coro.Run(Inner(), Scenario.Prepare().Options);
                s.Note(IsCurrent);
            });
            await thread.JoinAsync();
        });

    [Fact]
    public void A06_IsCurrent_is_true_in_the_function_alone()
    {
        Assert.False(IsCurrent);
        Scenario.Expect([true, true, false, false], async s =>
        {
            bool inCoroutine = true;
            async Coro Look()
            {
                await Coro.Sleep(TimeSpan.Zero);
                inCoroutine = IsCurrent;
            }

            AsyncThread thread = await Spawn(() =>
            {
                s.Note(IsCurrent);
                AWAIT(Look());
                s.Note(IsCurrent);
            });
            await thread.JoinAsync();
            s.Note(inCoroutine);
            s.Note(IsCurrent);
        });
    }

    [Fact]
    public void A08_A_timeout_scope_throws_out_of_the_await() => Scenario.Expect(
        ["TaskTimeoutException", 100, "timeout", 200, "in time", 250],
        async s =>
        {
            AsyncThread thread = await Spawn(() =>
            {
                s.Note(Outcome.Of(static () => AWAIT(Coro.TimeoutAfter(100.Milliseconds, new AsyncEvent().WaitAsync()))));
                s.Note(s.Time());
                s.Note(AWAIT(Coro.IgnoreAfter(100.Milliseconds, Outcome.After(500, "value"), "timeout")));
                s.Note(s.Time());
                s.Note(AWAIT(Coro.TimeoutAfter(100.Milliseconds, static () => Outcome.After(50, "in time"))));
                s.Note(s.Time());
            });
            await thread.JoinAsync();
        });

    [Fact]
    public void A09_In_a_shield_awaits_go_on_and_the_next_one_throws() => Scenario.Expect(
        ["shield", "pending TaskCancelledException", "shield left", "TaskCancelledException", "cancel done"],
        async s =>
        {
            var waits = new AsyncEvent();
            var goOn = new AsyncEvent();
            async Coro Shielded()
            {
                s.Note("shield");
                await waits.SetAsync();
                await goOn.WaitAsync();
                s.Note($"pending {(await Coro.CheckCancellation())!.GetType().Name}");
            }

            AsyncThread thread = await Spawn(() =>
            {
                AWAIT(Coro.DisableCancellation(Shielded()));
                s.Note("shield left");
                s.Note(Outcome.Of(static () => AWAIT(new AsyncEvent().WaitAsync())));
            });
            await waits.WaitAsync();
            await thread.CancelAsync(blocking: false);
            await goOn.SetAsync();
            await thread.CancelAsync();
            s.Note("cancel done");
        });

    [Fact]
    public void A09_Pending_cancellations_can_be_looked_for() => Scenario.Expect(
        [null, "TaskCancelledException", null],
        async s =>
        {
            using var gate = new ManualResetEventSlim();
            var started = new AsyncEvent();
            AsyncThread thread = await Spawn(() =>
            {
                s.Note(AWAIT(Coro.CheckCancellation()));
                AWAIT(started.SetAsync());
                gate.Wait();
                s.Note(Outcome.Of(static () => AWAIT(Coro.CheckCancellation())));
                s.Note(AWAIT(Coro.CheckCancellation()));
            });
            await started.WaitAsync();
            await thread.CancelAsync(blocking: false);
            gate.Set();
            await thread.JoinAsync();
        });

    [Fact]
    public void A11_A_group_in_the_function() => Scenario.Expect([2, 4, 6, 0], async s =>
    {
        var start = new AsyncEvent();
        async Coro<int> Double(int n)
        {
            // Time may pass between two awaits of the thread; the tasks begin together all the same.
            await start.WaitAsync();
            await Coro.Sleep((10 * n).Milliseconds);
            return 2 * n;
        }

        AsyncThread thread = await Spawn(() =>
        {
            var group = new TaskGroup();
            foreach (int n in (int[])[3, 1, 2])
            {
                AWAIT(group.SpawnAsync(Double(n)));
            }

            start.Set();
            while (AWAIT(group.NextDoneAsync()) is CurioTask<int> task)
            {
                s.Note(AWAIT(task.JoinAsync()));
            }

            AWAIT(group.JoinAsync());
            s.Note(group.Tasks.Count);
        });
        await thread.JoinAsync();
    });

    [Fact]
    public void A_thread_may_spawn_join_and_cancel_tasks() => Scenario.Expect(["child: TaskCancelledException", "value"], async s =>
    {
        AsyncThread thread = await Spawn(() =>
        {
            CurioTask sleeper = AWAIT(Coro.Spawn(s.WaitsForEver("child")));
            AWAIT(Coro.Sleep(TimeSpan.Zero));
            AWAIT(sleeper.CancelAsync());
            CurioTask<string> task = AWAIT(Coro.Spawn(Outcome.After(10, "value")));
            s.Note(AWAIT(task.JoinAsync()));
        });
        await thread.JoinAsync();
    });

    [Fact]
    public void A_used_or_an_empty_coroutine_is_refused_and_the_thread_goes_on() => Scenario.Expect(
        ["InvalidOperationException", "InvalidOperationException", "InvalidOperationException", "value"],
        async s =>
        {
            Coro<int> used = Outcome.After(1, 1);
            await used;
            AsyncThread thread = await Spawn(() =>
            {
                s.Note(Outcome.Of(() => AWAIT(used)));
                s.Note(Outcome.Of(static () => AWAIT(default(Coro))));
                s.Note(Outcome.Of(static () => AWAIT(default(Coro<int>))));
                s.Note(AWAIT(Outcome.After(1, "value")));
            });
            await thread.JoinAsync();
        });

    [Fact]
    public void A_thread_cannot_wait_for_itself() => Scenario.Expect(
        ["InvalidOperationException", "InvalidOperationException", 1],
        async s =>
        {
            AsyncThread<int> thread = await Spawn(() =>
            {
                CurioTask self = AWAIT(Coro.CurrentTask());
                s.Note(Outcome.Of(() => AWAIT(self.JoinAsync())));
                s.Note(Outcome.Of(() => AWAIT(self.WaitAsync())));
                return 1;
            });
            s.Note(await thread.JoinAsync());
        });
}
