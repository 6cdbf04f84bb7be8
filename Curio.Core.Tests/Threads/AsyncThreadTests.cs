using Curio.Tests.Support;
using Curio.Tests.Time;
using static Curio.AsyncThread;

namespace Curio.Tests.Threads;

/// <summary>An async thread seen from the kernel: its handle is a task's.</summary>
public class AsyncThreadTests
{
    [Fact]
    public void A01_Joining_gives_the_functions_value() => Scenario.Expect([5, 5, null, null], async s =>
    {
        AsyncThread<int> thread = await Spawn(static () => AWAIT(Add(2, 3)));
        s.Note(await thread.JoinAsync());
        s.Note(thread.Result);
        s.Note(thread.Exception);

        AsyncThread action = await Spawn(static () => { AWAIT(Add(2, 3)); });
        await action.JoinAsync();
        s.Note(action.Result);
    });

    [Fact]
    public void A01_It_runs_on_a_thread_of_its_own_and_its_awaits_on_the_kernels() => Scenario.Expect([true, true, true], async s =>
    {
        Thread kernel = Thread.CurrentThread;
        bool isOwn = false;
        bool isBackground = false;
        bool awaitsOnKernel = false;
        async Coro Where()
        {
            await Coro.Sleep(TimeSpan.Zero);
            awaitsOnKernel = Thread.CurrentThread == kernel;
        }

        AsyncThread thread = await Spawn(() =>
        {
            isOwn = Thread.CurrentThread != kernel;
            isBackground = Thread.CurrentThread.IsBackground;
            AWAIT(Where());
        });
        await thread.JoinAsync();
        s.Note(isOwn);
        s.Note(isBackground);
        s.Note(awaitsOnKernel);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A02_A_failure_is_the_outcome_and_is_reported(bool hasResult)
    {
        var failure = new InvalidTimeZoneException("a failure of the test's own");
        Scenario scenario = Scenario.Run(async s =>
        {
            CurioTask thread = hasResult
                ? await Spawn(int () => throw failure)
                : await Spawn(() => throw failure);
            try
            {
                await thread.JoinAsync();
            }
            catch (TaskFailedException exception)
            {
                s.Note(ReferenceEquals(exception.InnerException, failure));
            }

            try
            {
                _ = thread.Result;
            }
            catch (InvalidTimeZoneException exception)
            {
                s.Note(ReferenceEquals(exception, failure));
            }

            s.Note(ReferenceEquals(thread.Exception, failure));
        });

        Assert.Equal([true, true, true], scenario.Events);
        Assert.Same(failure, Assert.Single(scenario.Log.Records).Exception);
    }

    [Fact]
    public void A02_There_is_no_outcome_before_the_end() => Scenario.Expect(
        ["InvalidOperationException", "InvalidOperationException", "InvalidOperationException", false, "TERMINATED", 1],
        async s =>
        {
            var end = new AsyncEvent();
            AsyncThread<int> thread = await Spawn(() =>
            {
                AWAIT(end.WaitAsync());
                return 1;
            });
            AsyncThread action = await Spawn(() => AWAIT(end.WaitAsync()));
            s.Note(Outcome.Of(() => _ = thread.Result));
            s.Note(Outcome.Of(() => _ = thread.Exception));
            s.Note(Outcome.Of(() => _ = action.Result));
            s.Note(thread.State == "TERMINATED" || thread.IsTerminated);
            await end.SetAsync();
            await thread.WaitAsync();
            await action.WaitAsync();
            s.Note(thread.State);
            s.Note(thread.Result);
        });

    [Fact]
    public void A03_Cancelled_in_an_await_uncaught() => Scenario.Expect(
        ["awaiting: TaskCancelledException", "TaskFailedException", "TaskCancelledException", true],
        async s =>
        {
            var waits = new AsyncEvent();
            AsyncThread thread = await Spawn(() => AWAIT(Waits(s, waits)));
            await waits.WaitAsync();
            await thread.CancelAsync();
            try
            {
                await thread.JoinAsync();
            }
            catch (TaskFailedException exception)
            {
                s.Note(exception.GetType().Name);
                s.Note(exception.InnerException!.GetType().Name);
            }

            s.Note(thread.IsCancelled);
        });

    [Fact]
    public void A03_Cancelled_in_an_await_and_caught() => Scenario.Expect(
        ["awaiting: TaskCancelledException", "caught", "slept", "value", true],
        async s =>
        {
            var waits = new AsyncEvent();
            AsyncThread<string> thread = await Spawn(() =>
            {
                try
                {
                    AWAIT(Waits(s, waits));
                }
                catch (TaskCancelledException)
                {
                    s.Note("caught");
                }

                AWAIT(Coro.Sleep(1.Seconds));
                s.Note("slept");
                return "value";
            });
            await waits.WaitAsync();
            await thread.CancelAsync();
            s.Note(await thread.JoinAsync());
            s.Note(thread.IsCancelled);
        });

    [Fact]
    public void A03_The_given_reason_comes_out_of_the_await() => Scenario.Expect(
        ["awaiting: TaskCancelledException", true],
        async s =>
        {
            var reason = new TaskCancelledException("the test's own");
            var waits = new AsyncEvent();
            AsyncThread thread = await Spawn(() => AWAIT(Waits(s, waits)));
            await waits.WaitAsync();
            await thread.CancelAsync(blocking: true, reason);
            s.Note(ReferenceEquals(thread.Exception, reason));
        });

    [Fact]
    public void A04_Cancelled_while_it_computes_it_hears_at_the_next_await_that_blocks() => Scenario.Expect(
        ["cancel", "goes on", "clock read", "TaskCancelledException", "slept", "cancel done", 42, true],
        async s =>
        {
            using var gate = new ManualResetEventSlim();
            var started = new AsyncEvent();
            AsyncThread<int> thread = await Spawn(() =>
            {
                AWAIT(started.SetAsync());
                gate.Wait();
                s.Note("goes on");
                AWAIT(Coro.Clock());
                s.Note("clock read");
                try
                {
                    AWAIT(Coro.Sleep(TimeSpan.Zero));
                }
                catch (TaskCancelledException exception)
                {
                    s.Note(exception.GetType().Name);
                }

                // Delivered once.
                AWAIT(Coro.Sleep(1.Seconds));
                s.Note("slept");
                return 42;
            });
            async Coro Opener()
            {
                while (!thread.IsCancelled)
                {
                    await Coro.Sleep(TimeSpan.Zero);
                }

                gate.Set();
            }

            await started.WaitAsync();
            CurioTask opener = await Coro.Spawn(Opener());
            s.Note("cancel");
            await thread.CancelAsync();
            s.Note("cancel done");
            s.Note(await thread.JoinAsync());
            s.Note(thread.IsCancelled);
            await opener.JoinAsync();
        });

    [Fact]
    public void A04_A_second_cancellation_only_waits() => Scenario.Expect(["first", "caught", "end", "second", 1], async s =>
    {
        using var gate = new ManualResetEventSlim();
        var started = new AsyncEvent();
        AsyncThread<int> thread = await Spawn(() =>
        {
            AWAIT(started.SetAsync());
            gate.Wait();
            try
            {
                AWAIT(new AsyncEvent().WaitAsync());
            }
            catch (TaskCancelledException)
            {
                s.Note("caught");
            }

            AWAIT(Coro.Sleep(1.Seconds));
            s.Note("end");
            return 1;
        });
        await started.WaitAsync();
        await thread.CancelAsync(blocking: false);
        s.Note("first");
        gate.Set();
        await thread.CancelAsync();
        s.Note("second");
        s.Note(thread.Result);
    });

    [Fact]
    public void A04_Cancelled_before_it_has_started_it_starts_all_the_same() => Scenario.Expect(
        ["started", "TaskCancelledException", "cancelled", 1],
        async s =>
        {
            AsyncThread<int> thread = await Spawn(() =>
            {
                s.Note("started");
                s.Note(Outcome.Of(() => AWAIT(new AsyncEvent().WaitAsync())));
                return 1;
            });
            await thread.CancelAsync();
            s.Note("cancelled");
            s.Note(thread.Result);
        });

    [Fact]
    public void A04_One_that_never_blocks_ends_well_though_cancelled() => Scenario.Expect([7, true, null], async s =>
    {
        AsyncThread<int> thread = await Spawn(static () => AWAIT(7));
        await thread.CancelAsync();
        s.Note(thread.Result);
        s.Note(thread.IsCancelled);
        s.Note(thread.Exception);
    });

    [Fact]
    public void A13_The_handle_is_the_backing_task() => Scenario.Expect([true, true, true, "reader", true], async s =>
    {
        CurioTask? seen = null;
        long parent = (await Coro.CurrentTask()).Id;
        AsyncThread thread = await Spawn(() => { seen = AWAIT(Coro.CurrentTask()); }, name: "reader");
        await thread.WaitAsync();
        s.Note(ReferenceEquals(seen, thread));
        s.Note(thread.Id > parent);
        s.Note(thread.ParentId == parent);
        s.Note(thread.Name);
        s.Note(thread.IsTerminated);
    });

    [Fact]
    public void A13_Its_state_is_that_of_the_backing_task() => Scenario.Expect(
        ["computing FUTURE_WAIT", "awaiting TIME_SLEEP", "awaiting: TaskCancelledException", "ended TERMINATED"],
        async s =>
        {
            using var gate = new ManualResetEventSlim();
            var started = new AsyncEvent();
            var waits = new AsyncEvent();
            AsyncThread thread = await Spawn(() =>
            {
                AWAIT(started.SetAsync());
                gate.Wait();
                AWAIT(Waits(s, waits));
            });
            await started.WaitAsync();
            s.Note($"computing {thread.State}");
            gate.Set();
            await waits.WaitAsync();
            s.Note($"awaiting {thread.State}");
            await thread.CancelAsync();
            s.Note($"ended {thread.State}");
        });

    [Fact]
    public void A13_Waiting_takes_no_outcome() => Scenario.Expect(["waited"], async s =>
    {
        AsyncThread thread = await Spawn(static () => throw new InvalidTimeZoneException());
        await thread.WaitAsync();
        s.Note("waited");
    });

    [Fact]
    public void A13_A_daemon_thread_holds_up_no_run() => Scenario.Expect(
        ["daemon", "main done", "awaiting: TaskCancelledException"],
        async s =>
        {
            var waits = new AsyncEvent();
            AsyncThread thread = await Spawn(() => AWAIT(Waits(s, waits)), daemon: true);
            await waits.WaitAsync();
            s.Note(thread.IsDaemon ? "daemon" : "no daemon");
            s.Note("main done");
        });

    [Fact]
    public void A13_Other_threads_hold_up_the_run() => Scenario.Expect(["main done", "thread done"], async s =>
    {
        var goOn = new AsyncEvent();
        await Spawn(() =>
        {
            AWAIT(goOn.WaitAsync());
            AWAIT(Coro.Sleep(1.Seconds));
            s.Note("thread done");
        });
        s.Note("main done");
        await goOn.SetAsync();
    });

    [Fact]
    public void A13_One_that_nobody_joins_is_reported()
    {
        Scenario scenario = Scenario.Run(static async s => await Spawn(static () => AWAIT(1), name: "forgotten"));

        Assert.Contains("forgotten", Assert.Single(scenario.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A14_Shutdown_cancels_the_current_await_and_waits_for_the_return() => Scenario.Expect(
        ["main done", "awaiting: TaskCancelledException", "returned", "older: TaskCancelledException"],
        async s =>
        {
            var waits = new AsyncEvent();
            await Coro.Spawn(s.SleepsForEver("older"), daemon: true);
            await Spawn(
                () =>
                {
                    Outcome.Of(() => AWAIT(Waits(s, waits)));

                    // Still its own thread's work, after the cancellation.
                    s.Note("returned");
                },
                daemon: true);
            await waits.WaitAsync();
            s.Note("main done");
        });

    [Fact]
    public void A14_Shutdown_waits_for_one_that_computes_and_cancels_its_next_await() => Scenario.Expect(
        ["main done", "asked to end", "TaskCancelledException", "returned", "watcher: TaskCancelledException"],
        async s =>
        {
            var gate = new ManualResetEventSlim();
            var started = new AsyncEvent();
            CurioTask? thread = null;

            // Older than the thread, so that shutdown comes to it later: it sees the thread's cancellation.
            async Coro Watcher()
            {
                while (thread is not { IsCancelled: true })
                {
                    await Coro.Sleep(TimeSpan.Zero);
                }

                s.Note("asked to end");
                gate.Set();
                await s.SleepsForEver("watcher");
            }

            await Coro.Spawn(Watcher(), daemon: true);
            thread = await Spawn(
                () =>
                {
                    AWAIT(started.SetAsync());
                    gate.Wait();
                    s.Note(Outcome.Of(() => AWAIT(new AsyncEvent().WaitAsync())));
                    s.Note("returned");
                },
                daemon: true);
            await started.WaitAsync();
            s.Note("main done");
        });

    [Fact]
    public void Nulls_are_refused_by_name() => Scenario.ExpectInOrder(["action", "function"], async s =>
    {
        try
        {
            await Spawn(null!);
        }
        catch (ArgumentNullException exception)
        {
            s.Note(exception.ParamName);
        }

        try
        {
            await Spawn<int>(null!);
        }
        catch (ArgumentNullException exception)
        {
            s.Note(exception.ParamName);
        }
    });

    private static async Coro<int> Add(int a, int b)
    {
        await Coro.Sleep(1.Seconds);
        return a + b;
    }

    /// <summary>Tells that it waits, and waits until it is cancelled.</summary>
    private static async Coro Waits(Scenario s, AsyncEvent waits)
    {
        await waits.SetAsync();
        await s.SleepsForEver("awaiting");
    }
}
