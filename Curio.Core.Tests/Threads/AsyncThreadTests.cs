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
    public void A13_Without_a_name_it_is_called_after_its_function() => Scenario.Expect(
        ["AsyncThreadTests.A13_Without_a_name_it_is_called_after_its_function (lambda)", "AsyncThreadTests.Work"],
        static async s =>
        {
            AsyncThread lambda = await Spawn(static () => { });
            s.Note(lambda.Name);
            AsyncThread<int> method = await Spawn(Work);
            s.Note(method.Name);
            await lambda.WaitAsync();
            await method.JoinAsync();
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
        await s.WaitsForEver("awaiting");
    }

    private static int Work() => 1;
}
