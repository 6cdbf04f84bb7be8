using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class WakeUpTests
{
    [Fact]
    public void K24a_A_completion_on_another_thread_wakes_a_kernel_that_waits_in_its_selector()
    {
        var scenario = Scenario.Prepare();
        var selector = new WatchedSelector(Selector.Create());
        var source = new TaskCompletionSource<string>();
        async Coro<string> Main() => await source.Task;

        var other = new Thread(() =>
        {
            selector.IsWaiting.Wait();
            source.SetResult("woken");
        });
        other.Start();
        Assert.Equal("woken", Coro.Run(Main(), scenario.With(selector)));
        other.Join();
    }

    [Fact]
    public void K24b_One_that_comes_after_the_task_gave_up_is_dropped() => Scenario.Expect(
        ["TaskTimeoutException", "FUTURE_WAIT", "second"],
        static async s =>
        {
            var first = new TaskCompletionSource<string>();
            var second = new TaskCompletionSource<string>();
            async Coro Waiter()
            {
                s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, async () => { await first.Task; })));
                s.Note(await second.Task);
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(2.Seconds);
            first.SetResult("first");
            await Steps.Settle();
            s.Note(waiter.State);
            second.SetResult("second");
            await waiter.JoinAsync();
        });

    [Fact]
    public void K24c_So_is_one_that_comes_from_another_thread_while_the_task_waits_for_another_future() => Scenario.Expect(
        ["TaskTimeoutException", "FUTURE_WAIT", "second"],
        static async s =>
        {
            var first = new TaskCompletionSource<string>();
            var second = new TaskCompletionSource<string>();
            async Coro Waiter()
            {
                s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, async () =>
                {
                    await first.Task.ConfigureAwait(false);
                })));
                s.Note(await second.Task.ConfigureAwait(false));
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(2.Seconds);
            await Coro.RunInThread(() => first.SetResult("first"));
            await Steps.Settle();
            s.Note(waiter.State);
            await Coro.RunInThread(() => second.SetResult("second"));
            await waiter.JoinAsync();
        });

    [Fact]
    public void K24d_It_is_dropped_also_when_the_task_or_the_kernel_is_gone()
    {
        var scenario = Scenario.Prepare();
        var source = new TaskCompletionSource();
        var late = new TaskCompletionSource();
        async Coro Main()
        {
            CurioTask first = await Steps.Start(Await(source.Task));
            CurioTask second = await Steps.Start(Await(late.Task));
            await first.CancelAsync();
            await second.CancelAsync();
            source.SetResult();
            await Steps.Settle();
            scenario.Note("main");
        }

        async Coro Await(Task task) => await task;

        Coro.Run(Main(), scenario.Options);
        late.SetResult();
        Assert.Equal(["main"], scenario.Events);
        Assert.Empty(scenario.Log.Records);
    }

    [Fact]
    public void K24e_No_completion_of_many_threads_is_lost()
    {
        const int Threads = 4;
        const int Each = 100;
        TaskCompletionSource<int>[] sources = [.. Enumerable.Range(0, Threads * Each).Select(static _ => new TaskCompletionSource<int>())];
        Thread[] threads =
        [
            .. Enumerable.Range(0, Threads).Select(first => new Thread(() =>
            {
                for (int i = first; i < sources.Length; i += Threads)
                {
                    sources[i].SetResult(i);
                }
            })),
        ];
        async Coro<int> Await(Task<int> task) => await task;
        async Coro<int> Main()
        {
            var waiters = new List<CurioTask<int>>();
            foreach (TaskCompletionSource<int> source in sources)
            {
                waiters.Add(await Coro.Spawn(Await(source.Task)));
            }

            await Steps.Yield();
            Array.ForEach(threads, static thread => thread.Start());
            int sum = 0;
            foreach (CurioTask<int> waiter in waiters)
            {
                sum += await waiter.JoinAsync();
            }

            return sum;
        }

        Assert.Equal(sources.Length * (sources.Length - 1) / 2, Coro.Run(Main(), Scenario.Prepare().Options));
        Array.ForEach(threads, static thread => thread.Join());
    }
}
