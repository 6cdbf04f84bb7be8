using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Tasks;

public class RunInThreadTests
{
    [Fact]
    public void W01_It_gives_the_value_while_other_tasks_go_on() => Scenario.Expect(
        [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, "blocked", true],
        static async s =>
        {
            using var release = new ManualResetEventSlim();
            Thread? worker = null;
            async Coro Block() => s.Note(await Coro.RunInThread(() =>
            {
                release.Wait();
                worker = Thread.CurrentThread;
                return "blocked";
            }));

            CurioTask blocker = await Steps.Start(Block());
            for (int i = 10; i > 0; i--)
            {
                s.Note(i);
                await Steps.Yield();
            }

            release.Set();
            await blocker.JoinAsync();
            s.Note(worker != Thread.CurrentThread);
        });

    [Fact]
    public void W02_Its_exception_comes_back_as_it_is() => Scenario.Expect(
        [true, null, true],
        static async s =>
        {
            var failure = new ArithmeticException();
            Exception? thrown = await Steps.Catch(Coro.RunInThread(() => ThrowHere(failure)));
            s.Note(ReferenceEquals(failure, thrown));
            s.Note(failure.InnerException);
            s.Note(failure.StackTrace!.Contains(nameof(ThrowHere), StringComparison.Ordinal));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void W03_Cancel_or_timeout_ends_the_call_at_once_and_the_outcome_is_dropped(bool fails) => Scenario.Expect(
        ["TaskTimeoutException", "TaskCancelledException", "zombies done", "FUTURE_WAIT", "own"],
        async s =>
        {
            using var release = new ManualResetEventSlim();
            using var done = new CountdownEvent(2);
            int Block()
            {
                release.Wait();
                done.Signal();
                return fails ? throw new ArithmeticException() : 1;
            }

            var source = new TaskCompletionSource<string>();
            async Coro Child()
            {
                s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Coro.RunInThread(Block))));
                s.Note(await Steps.NameOfThrown(Coro.RunInThread(Block)));
                s.Note(await source.Task);
            }

            CurioTask child = await Coro.Spawn(Child());
            await Coro.Sleep(2.Seconds);
            await child.CancelAsync(blocking: false);
            await Steps.Settle();
            release.Set();
            done.Wait();
            s.Note("zombies done");
            await Steps.Settle();
            s.Note(child.State);
            source.SetResult("own");
            await child.JoinAsync();
            Assert.Empty(s.Log.Records);
        });

    [Fact]
    public void W04_A_zombies_slot_is_free_at_once_and_its_thread_ends_with_its_work()
    {
        using var release = new ManualResetEventSlim();
        Thread? zombie = null;
        var started = new ManualResetEventSlim();
        async Coro<Thread> Main()
        {
            CurioTask first = await Steps.Start(Coro.RunInThread(() =>
            {
                zombie = Thread.CurrentThread;
                started.Set();
                release.Wait();
            }));
            started.Wait();
            await first.CancelAsync();
            Thread second = await Coro.RunInThread(static () => Thread.CurrentThread);
            Assert.True(zombie!.IsAlive);
            release.Set();
            zombie.Join();
            return second;
        }

        Thread second = Coro.Run(Main(), WithWorkers(1));
        Assert.NotSame(zombie, second);
    }

    [Fact]
    public void W05_Workers_are_reused_and_are_background_threads() => Scenario.Expect(
        [1, true, false],
        static async s =>
        {
            var threads = new HashSet<Thread>();
            for (int i = 0; i < 3; i++)
            {
                threads.Add(await Coro.RunInThread(static () => Thread.CurrentThread));
            }

            s.Note(threads.Count);
            s.Note(threads.All(static thread => thread.IsBackground));
            s.Note(threads.Any(static thread => thread.IsThreadPoolThread));
        });

    [Fact]
    public void W06a_At_most_so_many_run_and_the_others_wait_in_turn()
    {
        var scenario = Scenario.Prepare();
        using var release = new SemaphoreSlim(0);
        int running = 0;
        int most = 0;
        async Coro Call(int number) => scenario.Note(await Coro.RunInThread(() =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            release.Wait();
            Interlocked.Decrement(ref running);
            return number;
        }));

        async Coro Main()
        {
            var calls = new List<CurioTask>();
            for (int i = 0; i < 5; i++)
            {
                calls.Add(await Steps.Start(Call(i)));
            }

            Assert.Equal(
                ["FUTURE_WAIT", "SEMA_ACQUIRE", "SEMA_ACQUIRE", "SEMA_ACQUIRE", "SEMA_ACQUIRE"],
                calls.Select(static call => call.State));
            foreach (CurioTask call in calls)
            {
                release.Release();
                await call.JoinAsync();
            }
        }

        Coro.Run(Main(), WithWorkers(1));
        Assert.Equal([0, 1, 2, 3, 4], scenario.Events);
        Assert.Equal(1, most);
    }

    [Fact]
    public void W06b_Two_at_a_time_really_run_at_the_same_time()
    {
        // Each waits for the other.
        using var both = new Barrier(2);
        async Coro Main()
        {
            CurioTask first = await Coro.Spawn(Coro.RunInThread(both.SignalAndWait));
            CurioTask second = await Coro.Spawn(Coro.RunInThread(both.SignalAndWait));
            await first.JoinAsync();
            await second.JoinAsync();
        }

        Coro.Run(Main(), WithWorkers(2));
    }

    [Fact]
    public void W06c_Cancelled_in_the_line_the_function_never_runs_and_the_others_get_their_turn()
    {
        var scenario = Scenario.Prepare();
        using var release = new ManualResetEventSlim();
        async Coro Call(int number) => scenario.Note(await Coro.RunInThread(() =>
        {
            release.Wait();
            return number;
        }));

        async Coro Main()
        {
            CurioTask first = await Steps.Start(Call(1));
            CurioTask second = await Steps.Start(Call(2));
            CurioTask third = await Steps.Start(Call(3));
            await second.CancelAsync();
            release.Set();
            await first.JoinAsync();
            await third.JoinAsync();
        }

        Coro.Run(Main(), WithWorkers(1));
        Assert.Equal([1, 3], scenario.Events);
    }

    [Fact]
    public void W06d_One_that_is_cancelled_as_its_turn_comes_passes_the_turn_on()
    {
        var scenario = Scenario.Prepare();
        using var release = new ManualResetEventSlim();
        bool hasRun = false;
        async Coro Call(int number) => scenario.Note(await Coro.RunInThread(() =>
        {
            hasRun |= number == 2;
            return number;
        }));

        async Coro Main()
        {
            CurioTask first = await Steps.Start(Coro.RunInThread(release.Wait));
            CurioTask second = await Steps.Start(Call(2));
            CurioTask third = await Steps.Start(Call(3));
            release.Set();
            while (second.State == "SEMA_ACQUIRE")
            {
                await Steps.Yield();
            }

            // It has its turn, but has not run yet.
            await second.CancelAsync(blocking: false);
            await first.JoinAsync();
            await third.JoinAsync();
            scenario.Note(second.Exception!.GetType().Name);
            scenario.Note(hasRun);
        }

        Coro.Run(Main(), WithWorkers(1));
        Assert.Equal([3, "TaskCancelledException", false], scenario.Events);
    }

    [Fact]
    public void W07a_With_a_cancellation_pending_the_function_never_starts() => Scenario.Expect(
        ["ArithmeticException", "next"],
        static async s =>
        {
            await Coro.SetCancellation(new ArithmeticException());
            s.Note(await Steps.NameOfThrown(Coro.RunInThread(() => s.Note("ran"))));
            s.Note(await Coro.RunInThread(static () => "next"));
        });

    [Fact]
    public void W07b_Work_starts_only_after_the_caller_is_parked() => Scenario.Expect(
        ["FUTURE_WAIT"],
        static async s =>
        {
            CurioTask caller = await Coro.CurrentTask();
            s.Note(await Coro.RunInThread(() => caller.State));
        });

    [Fact]
    public void The_token_is_cancelled_when_the_caller_gives_up_and_only_then() => Scenario.Expect(
        [false, "TaskTimeoutException", "seen"],
        static async s =>
        {
            s.Note((await Coro.RunInThread(static token => token)).IsCancellationRequested);
            using var seen = new ManualResetEventSlim();
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Coro.RunInThread(token =>
            {
                token.WaitHandle.WaitOne();
                seen.Set();
                return 0;
            }))));
            seen.Wait();
            s.Note("seen");
        });

    [Fact]
    public void Async_locals_flow_into_the_function_and_not_back() => Scenario.Expect(
        ["task", "task"],
        static async s =>
        {
            var local = new AsyncLocal<string> { Value = "task" };
            s.Note(await Coro.RunInThread(() =>
            {
                string seen = local.Value;
                local.Value = "worker";
                return seen;
            }));
            s.Note(local.Value);
        });

    [Fact]
    public void A_missing_function_is_refused_when_it_is_awaited() => Scenario.Expect(
        ["ArgumentNullException", "ArgumentNullException"],
        static async s =>
        {
            s.Note(await Steps.NameOfThrown(Coro.RunInThread(null!)));
            s.Note(await Steps.NameOfThrown(Coro.RunInThread((Func<int>)null!)));
        });

    private static KernelOptions WithWorkers(int count) => new() { MaxWorkerThreads = count, Monitor = false };

    private static void ThrowHere(Exception exception) => throw exception;

    private static void InterlockedMax(ref int location, int value)
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref location);
        }
        while (seen < value && Interlocked.CompareExchange(ref location, value, seen) != seen);
    }
}
