using Curio.Tests.Support;
using Curio.Tests.Time;
using static Curio.AsyncThread;

namespace Curio.Tests.Threads;

/// <summary>Cancellation of async threads, by other tasks and by the shutdown.</summary>
public class AsyncThreadCancellationTests
{
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
    public void A14_Shutdown_cancels_the_current_await_and_waits_for_the_return() => Scenario.Expect(
        ["main done", "awaiting: TaskCancelledException", "returned", "older: TaskCancelledException"],
        async s =>
        {
            var waits = new AsyncEvent();
            await Coro.Spawn(s.WaitsForEver("older"), daemon: true);
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
                await s.WaitsForEver("watcher");
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

    /// <summary>Tells that it waits, and waits until it is cancelled.</summary>
    private static async Coro Waits(Scenario s, AsyncEvent waits)
    {
        await waits.SetAsync();
        await s.WaitsForEver("awaiting");
    }
}
