using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;
using Curio.Tests.Support;

namespace Curio.Tests.Queues;

/// <summary>What becomes of waiters whose kernel is gone.</summary>
public class UniversalQueueShutdownTests
{
    [Fact]
    public void A_shutdown_takes_its_tasks_out_of_the_lines_and_loses_nothing_that_was_handed_to_them_K09()
    {
        var queue = new UniversalQueue<int>(1);
        var scenario = Scenario.Prepare();
        CurioTask<int> first;
        CurioTask<int> second;
        using (Curio.Kernel kernel = scenario.NewKernel())
        {
            first = kernel.Run(Steps.Start(queue.GetAsync()));
            second = kernel.Run(Steps.Start(queue.GetAsync()));
            Assert.Contains("getters=2", queue.ToString(), StringComparison.Ordinal);

            // The kernel stands still: the first has an item and does not know. It will hear before it is cancelled.
            queue.Put(1);
            Assert.Equal(0, queue.Count);
        }

        Assert.Equal(1, first.Result);
        Assert.IsType<TaskCancelledException>(second.Exception);
        Assert.Equal("UniversalQueue(count=0, maxSize=1, unfinished=1, getters=0, putters=0, joiners=0)", queue.ToString());
    }

    [Fact]
    public void A_kernel_that_stands_still_hears_in_its_next_run_K03()
    {
        var queue = new UniversalQueue<int>();
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        CurioTask<int> getter = kernel.Run(Steps.Start(queue.GetAsync()));
        queue.Put(1);
        Assert.Equal(1, kernel.Run(getter.JoinAsync()));
    }

    [Fact]
    public void So_does_one_that_has_died_of_an_error_of_its_own_K13()
    {
        var queue = new UniversalQueue<int>(1);
        var awaited = new UniversalEvent();
        var scenario = Scenario.Prepare();
        var kernel = new Curio.Kernel(scenario.With(new FailingSelector()));
        async Coro Main()
        {
            await Steps.Start(queue.GetAsync());
            await Steps.Start(queue.GetAsync());
            await Steps.Start(awaited.WaitAsync());
            await Steps.Forever();
        }

        Assert.Throws<IOException>(() => kernel.Run(Main()));
        queue.Put(1);
        Assert.Equal("UniversalQueue(count=0, maxSize=1, unfinished=1, getters=1, putters=0, joiners=0)", queue.ToString());
        kernel.Dispose();
        Assert.Equal("UniversalQueue(count=1, maxSize=1, unfinished=1, getters=0, putters=0, joiners=0)", queue.ToString());
        Assert.Equal("UniversalEvent(unset, waiting=0)", awaited.ToString());
    }

    [Fact]
    public void An_async_method_that_its_task_left_behind_loses_no_item_K09() => Bounded.Expect([1], static async s =>
    {
        var queue = new UniversalQueue<int>();
        CurioTask task = await Steps.Start(LeaveBehind());
        await queue.PutAsync(1);
        s.Note(await queue.GetAsync());
        await task.WaitAsync();

        async Coro LeaveBehind()
        {
            _ = Get();
        }

        async Task Get() => await queue.GetAsync();
    });

    private sealed class FailingSelector : ISelector
    {
        public void Set(nint handle, IoInterest interest)
        {
        }

        public int Wait(TimeSpan timeout, Span<IoReady> ready) => throw new IOException("the test's own");

        public void Wake()
        {
        }

        public void Dispose()
        {
        }
    }
}
