namespace Curio.Tests.Allocation;

/// <summary>What universal objects cost a kernel when all who use them are its own tasks.</summary>
[Trait("Category", "Allocation")]
public class UniversalAllocationTests
{
    [Fact]
    public void A_put_and_a_get_that_need_not_wait()
    {
        var queue = new UniversalQueue<object>(4);
        object item = new();
        AllocationMeter.Expect(
            0,
            asyncCalls: 1,
            async () =>
            {
                await queue.PutAsync(item);
                await queue.GetAsync();
                queue.TaskDone();
                await queue.JoinAsync();
            });
    }

    [Fact]
    public void A_put_that_waits_for_a_get_that_waits()
    {
        var queue = new UniversalQueue<object>(1);
        object item = new();
        CurioTask? other = null;
        async Coro PutForEver()
        {
            while (true)
            {
                await queue.PutAsync(item);
            }
        }

        // Two gets each: one finds an item and lets the putter in, the other waits for it.
        AllocationMeter.Expect(
            0,
            asyncCalls: 1,
            async () =>
            {
                other ??= await Coro.Spawn(PutForEver(), daemon: true);
                await queue.GetAsync();
                await queue.GetAsync();
                await queue.GetAsync();
            });
    }

    [Fact]
    public void A_join_that_waits()
    {
        var queue = new UniversalQueue<int>();
        CurioTask? other = null;
        async Coro Serve()
        {
            while (true)
            {
                await queue.GetAsync();
                queue.TaskDone();
            }
        }

        AllocationMeter.Expect(
            0,
            asyncCalls: 1,
            async () =>
            {
                other ??= await Coro.Spawn(Serve(), daemon: true);
                await queue.PutAsync(1);
                await queue.JoinAsync();
            });
    }

    [Fact]
    public void A_wait_for_an_event_and_its_set() => EventExchange.ExpectNothing(
        asyncCalls: 3, EventForms.Of(new UniversalEvent()), EventForms.Of(new UniversalEvent()));

    [Fact]
    public void An_unwrap()
    {
        var result = new UniversalResult<string>();
        result.SetValue("value");
        AllocationMeter.Expect(0, asyncCalls: 1, async () => await result.UnwrapAsync());
    }

    [Fact]
    public void Immediate_forms_on_any_thread()
    {
        var queue = new UniversalQueue<object>(1);
        object item = new();
        AllocationMeter.Expect(
            0,
            asyncCalls: 1,
            async () =>
            {
                queue.TryPut(item);
                queue.TryPut(item);
                queue.TryGet(out _);
                queue.TryGet(out _);
                await Coro.Sleep(TimeSpan.Zero);
            });
    }
}
