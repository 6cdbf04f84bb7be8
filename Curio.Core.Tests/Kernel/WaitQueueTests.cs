using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class WaitQueueTests
{
    private static readonly WaitReason s_reason = new("MY_WAIT");

    [Fact]
    public void Y05a_Waiters_go_on_in_the_order_of_waiting() => Scenario.ExpectInOrder(
        [3, "MY_WAIT", 0, "woke one", 1, 2, "woke all", 0],
        static async s =>
        {
            var queue = new WaitQueue();
            CurioTask[] tasks = await WaitersAsync(s, queue, 3);
            s.Note(queue.Count);
            s.Note(tasks[2].State);
            Assert.Equal(1, queue.Wake());
            await Steps.Settle();
            s.Note("woke one");
            Assert.Equal(2, queue.WakeAll());
            await Steps.Settle();
            s.Note("woke all");
            s.Note(queue.WakeAll());
        });

    [Fact]
    public void Y05b_Wake_takes_a_number_and_tells_how_many_there_were() => Scenario.Expect(
        [2, 3, 0, 0, 0],
        static async s =>
        {
            var queue = new WaitQueue();
            CurioTask[] tasks = await WaitersAsync(s: null, queue, 5);
            s.Note(queue.Wake(2));
            await Steps.Settle();
            Assert.Equal([true, true, false, false, false], tasks.Select(static task => task.IsTerminated));
            s.Note(queue.Wake(10));
            s.Note(queue.Wake(10));
            s.Note(queue.Wake(0));
            s.Note(queue.Count);
        });

    [Fact]
    public void Y05c_Waking_does_not_switch() => Scenario.ExpectInOrder(
        ["woke", 0, 1],
        static async s =>
        {
            var queue = new WaitQueue();
            await WaitersAsync(s, queue, 2);
            queue.WakeAll();
            s.Note("woke");
        });

    [Theory]
    [InlineData(0, new[] { 1, 2, 3 })]
    [InlineData(1, new[] { 0, 2, 3 })]
    [InlineData(3, new[] { 0, 1, 2 })]
    public void Y05d_A_cancelled_waiter_leaves_the_line_and_the_others_keep_their_places(int who, int[] left) => Scenario.Expect(
        [.. left.Cast<object>()],
        async s =>
        {
            var queue = new WaitQueue();
            CurioTask[] tasks = await WaitersAsync(s, queue, 4);
            await tasks[who].CancelAsync();
            Assert.Equal(3, queue.Count);
            while (queue.Wake() > 0)
            {
                await Steps.Settle();
            }
        });

    [Fact]
    public void Y05e_One_that_was_woken_is_not_in_the_line_when_it_is_cancelled_before_its_turn() => Scenario.Expect(
        ["woken", "TaskCancelledException"],
        static async s =>
        {
            var queue = new WaitQueue();
            async Coro Wait()
            {
                await queue.SuspendAsync(s_reason);
                s.Note("woken");
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask task = await Steps.Start(Wait());
            queue.Wake();
            await task.CancelAsync();
        });

    [Fact]
    public void Y05f_A_semaphore_and_a_barrier_of_ones_own() => Scenario.Expect(
        ["most inside 2", "all at the barrier"],
        static async s =>
        {
            var line = new WaitQueue();
            var barrier = new WaitQueue();
            int free = 2;
            int inside = 0;
            int most = 0;
            async Coro Worker()
            {
                if (free == 0)
                {
                    await line.SuspendAsync(WaitReason.SemaphoreAcquire);
                }
                else
                {
                    free--;
                }

                most = Math.Max(most, ++inside);
                await Steps.Yield();
                inside--;
                free += line.Wake() == 0 ? 1 : 0;
                await barrier.SuspendAsync(s_reason);
            }

            var workers = new List<CurioTask>();
            for (int i = 0; i < 6; i++)
            {
                workers.Add(await Coro.Spawn(Worker()));
            }

            while (barrier.Count < 6)
            {
                await Steps.Yield();
            }

            s.Note($"most inside {most}");
            barrier.WakeAll();
            foreach (CurioTask worker in workers)
            {
                await worker.JoinAsync();
            }

            s.Note("all at the barrier");
        });

    [Fact]
    public void A_wake_outside_of_a_kernel_or_in_another_one_is_refused()
    {
        var queue = new WaitQueue();
        Assert.Equal(0, queue.Wake());
        Assert.Throws<ArgumentOutOfRangeException>(() => queue.Wake(-1));
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        CurioTask waiter = kernel.Run(Steps.Start(queue.SuspendAsync(s_reason)));
        Assert.Throws<InvalidOperationException>(() => queue.Wake());
        async Coro Intruder()
        {
            Assert.Throws<InvalidOperationException>(() => queue.Wake());
            Assert.IsType<InvalidOperationException>(await Steps.Catch(queue.SuspendAsync(s_reason)));
        }

        Coro.Run(Intruder(), Scenario.Prepare().Options);
        async Coro Main()
        {
            Assert.Equal(1, queue.Wake());
            await waiter.JoinAsync();
        }

        kernel.Run(Main());
        Assert.Equal("WaitQueue(waiting=0)", queue.ToString());
    }

    private static async Coro<CurioTask[]> WaitersAsync(Scenario? s, WaitQueue queue, int count)
    {
        async Coro Wait(int number)
        {
            await queue.SuspendAsync(s_reason);
            s?.Note(number);
        }

        var tasks = new CurioTask[count];
        for (int i = 0; i < count; i++)
        {
            tasks[i] = await Steps.Start(Wait(i));
        }

        return tasks;
    }
}
