using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class WaitBarrierTests
{
    private static readonly WaitReason s_reason = new("MY_WAIT");

    [Fact]
    public void Y05g_All_who_wait_go_on_at_once_and_who_comes_later_waits_for_the_next_time() => Scenario.ExpectInOrder(
        ["WaitBarrier(waiting=3)", "MY_WAIT", 3, "woke", 0, 1, 2, "WaitBarrier(waiting=1)", 1, 3, 0],
        static async s =>
        {
            var barrier = new WaitBarrier();
            CurioTask last = await WaitAsync(s, barrier, 0);
            last = await WaitAsync(s, barrier, 1);
            last = await WaitAsync(s, barrier, 2);
            s.Note(barrier.ToString());
            s.Note(last.State);
            s.Note(barrier.WakeAll());
            s.Note("woke");
            last = await WaitAsync(s, barrier, 3);
            s.Note(barrier.ToString());
            s.Note(barrier.WakeAll());
            await last.JoinAsync();
            s.Note(barrier.WakeAll());
        });

    [Fact]
    public void Y05h_A_cancelled_waiter_leaves() => Scenario.ExpectInOrder(
        [1, false, 1, true],
        static async s =>
        {
            var barrier = new WaitBarrier();
            CurioTask first = await WaitAsync(s, barrier, 0);
            await WaitAsync(s, barrier, 1);
            await first.CancelAsync();
            s.Note(barrier.Count);
            s.Note(barrier.Count == 0);
            barrier.WakeAll();
            await Steps.Settle();
            s.Note(barrier.Count == 0);
        });

    private static Coro<CurioTask> WaitAsync(Scenario s, WaitBarrier barrier, int number)
    {
        async Coro Wait()
        {
            await barrier.SuspendAsync(s_reason);
            s.Note(number);
        }

        return Steps.Start(Wait());
    }
}
