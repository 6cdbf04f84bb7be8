using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;

namespace Curio.Tests.Allocation;

[Trait("Category", "Allocation")]
public class AllocationTests
{
    private static readonly Func<Coro> s_down = static () => Down(50);

    [Fact]
    public void A_yield() => AllocationMeter.Expect(0, asyncCalls: 1, Yield);

    [Fact]
    public void An_await_that_does_not_suspend() => AllocationMeter.Expect(0, asyncCalls: 2, static async () => await Value(1));

    [Fact]
    public void An_await_whose_result_is_not_wanted() => AllocationMeter.Expect(
        0,
        asyncCalls: 3,
        static async () =>
        {
            Coro ended = Value(1);
            await ended;
            Coro suspends = Coro.Sleep(TimeSpan.Zero);
            await suspends;
        });

    [Fact]
    public void Fifty_nested_awaits_that_suspend_at_the_bottom() => AllocationMeter.Expect(0, asyncCalls: 51, s_down);

    [Fact]
    public void A_spawn_and_a_join() => AllocationMeter.Expect(
        128,
        asyncCalls: 2,
        static async () =>
        {
            CurioTask<int> task = await Coro.Spawn(Value(1));
            await task.JoinAsync();
        });

    [Fact]
    public void A_spawn_of_an_operation_and_a_join() => AllocationMeter.Expect(
        128,
        asyncCalls: 2,
        static async () => await (await Coro.Spawn(Coro.Clock())).JoinAsync());

    [Fact]
    public void A_wait_for_an_event_and_its_set() => EventExchange.ExpectNothing(
        asyncCalls: 1, EventForms.Of(new AsyncEvent()), EventForms.Of(new AsyncEvent()));

    [Fact]
    public void A_timeout_that_is_set_and_cleared_around_a_yield() =>
        AllocationMeter.Expect(0, asyncCalls: 3, static async () => await Coro.TimeoutAfter(10.Seconds, Coro.Sleep(TimeSpan.Zero)));

    [Fact]
    public void A_timeout_that_is_ignored() => AllocationMeter.Expect(
        0,
        asyncCalls: 4,
        static async () => await Coro.IgnoreAfter(10.Seconds, Yield()));

    [Fact]
    public void A_shield_around_a_yield() =>
        AllocationMeter.Expect(0, asyncCalls: 3, static async () => await Coro.DisableCancellation(Yield()));

    [Fact]
    public void A_sleep() => AllocationMeter.Expect(0, asyncCalls: 1, static async () => await Coro.Sleep(TimeSpan.FromTicks(1)));

    [Fact]
    public void Questions_to_the_kernel() => AllocationMeter.Expect(
        0,
        asyncCalls: 3,
        static async () =>
        {
            await Coro.Clock();
            await Coro.CurrentTask();
            await Coro.CheckCancellation();
            await Coro.SetCancellation(null);
        });

    [Fact]
    public void A_wait_in_a_queue_of_ones_own()
    {
        var queue = new WaitQueue();
        CurioTask? other = null;
        async Coro Wake()
        {
            while (true)
            {
                queue.Wake();
                await Coro.Sleep(TimeSpan.Zero);
            }
        }

        AllocationMeter.Expect(
            0,
            asyncCalls: 1,
            async () =>
            {
                other ??= await Coro.Spawn(Wake(), daemon: true);
                await queue.SuspendAsync(WaitReason.EventWait);
            });
    }

    [Fact]
    public void A_wait_for_a_descriptor()
    {
        using var sockets = new ConnectedSockets();
        sockets.Right.Send([1]);
        AllocationMeter.Expect(0, asyncCalls: 1, async () => await Traps.ReadWait(sockets.Left.Handle));
    }

    [Fact]
    public void What_has_ended_already()
    {
        Task<int> ended = Task.FromResult(1);
        AllocationMeter.Expect(
            0,
            asyncCalls: 1,
            async () =>
            {
                await ended;
                await ended.ConfigureAwait(false);
                await new ValueTask<int>(1);
            });
    }

    private static async Coro Yield() => await Steps.Yield();

    private static async Coro<int> Value(int value) => value;

    private static async Coro Down(int depth)
    {
        if (depth == 0)
        {
            await Steps.Yield();
        }
        else
        {
            await Down(depth - 1);
        }
    }
}
