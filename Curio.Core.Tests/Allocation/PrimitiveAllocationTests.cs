namespace Curio.Tests.Allocation;

/// <summary>The operations of locks, semaphores, conditions, results and queues make no garbage, at once or parked.</summary>
[Trait("Category", "Allocation")]
public class PrimitiveAllocationTests
{
    [Fact]
    public void A_free_lock()
    {
        var x = new AsyncLock();
        AllocationMeter.Expect(0, asyncCalls: 1, async () =>
        {
            using (await x.AcquireAsync())
            {
            }

            await x.AcquireAsync();
            await x.ReleaseAsync();
        });
    }

    [Fact]
    public void A_contended_lock()
    {
        var x = new AsyncLock();
        Beside(Hold, Hold);
        async Coro Hold()
        {
            using (await x.AcquireAsync())
            {
                await Coro.Sleep(TimeSpan.Zero);
            }
        }
    }

    [Fact]
    public void A_contended_re_entrant_lock()
    {
        var x = new AsyncRLock();
        Beside(Hold, Hold);
        async Coro Hold()
        {
            using (await x.AcquireAsync())
            {
                using (await x.AcquireAsync())
                {
                    await Coro.Sleep(TimeSpan.Zero);
                }
            }
        }
    }

    [Fact]
    public void A_contended_semaphore()
    {
        var x = new AsyncBoundedSemaphore();
        Beside(Hold, Hold);
        async Coro Hold()
        {
            using (await x.AcquireAsync())
            {
                await Coro.Sleep(TimeSpan.Zero);
            }
        }
    }

    [Fact]
    public void A_condition_waited_for_and_notified()
    {
        var x = new AsyncCondition();
        Beside(Turn, Turn);
        async Coro Turn()
        {
            using (await x.AcquireAsync())
            {
                await x.NotifyAsync();
                await x.WaitAsync();
            }
        }
    }

    [Fact]
    public void A_result_that_is_set_and_unwrapped()
    {
        var x = new AsyncResult<int>();
        AllocationMeter.Expect(0, asyncCalls: 1, async () =>
        {
            await x.SetValueAsync(1);
            await x.UnwrapAsync();
        });
    }

    [Fact]
    public void A_queue_with_items_and_room()
    {
        var x = new AsyncQueue<int>(3);
        AllocationMeter.Expect(0, asyncCalls: 1, async () =>
        {
            await x.PutAsync(1);
            await x.GetAsync();
            await x.TaskDoneAsync();
            await x.JoinAsync();
        });
    }

    [Fact]
    public void A_queue_on_which_both_sides_park()
    {
        var x = new AsyncQueue<string>(1);
        Beside(async () => await x.PutAsync("item"), async () => await x.GetAsync());
    }

    [Fact]
    public void Queues_of_other_orders()
    {
        var last = new AsyncLifoQueue<int>(1);
        var smallest = new AsyncPriorityQueue<int>(1);
        Beside(
            async () =>
            {
                await last.PutAsync(1);
                await smallest.PutAsync(1);
            },
            async () =>
            {
                await last.GetAsync();
                await smallest.GetAsync();
            });
    }

    /// <summary>Measures one while a daemon does the other over and over.</summary>
    private static void Beside(Func<Coro> other, Func<Coro> measured)
    {
        CurioTask? task = null;
        async Coro Repeat()
        {
            while (true)
            {
                await other();
            }
        }

        AllocationMeter.Expect(0, asyncCalls: 4, async () =>
        {
            task ??= await Coro.Spawn(Repeat(), daemon: true);
            await measured();
        });
    }
}
