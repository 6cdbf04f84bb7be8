using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Queues;

public class QueueFaultTests
{
    [Fact]
    public void Q06_Several_getters_woken_in_vain_keep_their_order() => Bounded.ExpectInOrder(
        ["main took 3", "first 1", "second 2", "third 3"],
        async s =>
        {
            var x = new AsyncQueue<int>();
            foreach (string name in (string[])["first", "second", "third"])
            {
                await Coro.Spawn(Gets(s, x, name), daemon: true);
            }

            await Coro.Sleep(1.Seconds);
            int taken = 0;
            for (int i = 0; i < 3; i++)
            {
                await x.PutAsync(0);
            }

            for (int i = 0; i < 3; i++)
            {
                taken += x.TryGet(out _) ? 1 : 0;
            }

            s.Note($"main took {taken}");
            await Coro.Sleep(1.Seconds);
            for (int i = 1; i <= 3; i++)
            {
                await x.PutAsync(i);
                await Coro.Sleep(1.Seconds);
            }
        });

    [Fact]
    public void Q07_Several_putters_woken_in_vain_keep_their_order() => Bounded.ExpectInOrder(
        [0, 0, 9, 9, 1, 2],
        async s =>
        {
            var x = new AsyncQueue<int>(2);
            await x.PutAsync(0);
            await x.PutAsync(0);
            await Coro.Spawn(x.PutAsync(1), daemon: true);
            await Coro.Spawn(x.PutAsync(2), daemon: true);
            await Coro.Sleep(1.Seconds);
            s.Note(await x.GetAsync());
            s.Note(await x.GetAsync());
            await x.PutAsync(9);
            await x.PutAsync(9);
            for (int i = 0; i < 4; i++)
            {
                await Coro.Sleep(1.Seconds);
                s.Note(await x.GetAsync());
            }
        });

    [Fact]
    public void Q09_A_comparer_that_throws_fails_the_put_it_was_asked_for_also_a_parked_one_and_nothing_else() => Bounded.Expect(
        ["ArgumentException", 1, "ArgumentException", "AsyncPriorityQueue(count=1, max=2, getting=0, putting=0, joining=0)"],
        async s =>
        {
            // Equal numbers make the comparer look at the second parts, which have no order.
            var x = new AsyncPriorityQueue<(int, object)>(2);
            await x.PutAsync((1, new object()));
            s.Note(await Outcome.Of(() => x.PutAsync((1, new object()))));
            s.Note(x.Count);
            await x.PutAsync((2, new object()));
            async Coro Puts() => s.Note(await Outcome.Of(async () => await x.PutAsync((2, new object()))));
            CurioTask parked = await Coro.Spawn(Puts());
            await Coro.Sleep(1.Seconds);
            await x.GetAsync();
            await parked.JoinAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void Q09_A_comparer_that_throws_at_a_get_loses_no_item() => Bounded.Expect([true, 4, "1 2 3 4"], async s =>
    {
        bool isBroken = false;
        var x = new AsyncPriorityQueue<int>(comparer: Comparer<int>.Create((l, r) =>
            isBroken ? throw new FormatException() : l.CompareTo(r)));
        foreach (int item in (int[])[3, 1, 4, 2])
        {
            await x.PutAsync(item);
        }

        isBroken = true;
        s.Note(await Outcome.Of(x.GetAsync()) is "FormatException" && await Outcome.Of(() => x.PutAsync(5)) is "FormatException");
        isBroken = false;
        s.Note(x.Count);
        var items = new List<int>();
        while (x.TryGet(out int item))
        {
            items.Add(item);
        }

        s.Note(string.Join(' ', items));
    });

    [Fact]
    public void Q09_Random_items_come_out_in_order()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var x = new AsyncPriorityQueue<(int Priority, int Order)>(comparer: Comparer<(int Priority, int Order)>.Create(
                static (l, r) => l.Priority.CompareTo(r.Priority)));
            var model = new List<(int Priority, int Order)>();
            for (int i = 0; i < 200; i++)
            {
                if (random.Next(3) > 0)
                {
                    (int, int) item = (random.Next(10), i);
                    x.TryPut(item);
                    model.Add(item);
                }
                else if (x.TryGet(out (int Priority, int Order) got))
                {
                    (int Priority, int Order) expected = model.OrderBy(static item => item.Priority).ThenBy(static item => item.Order).First();
                    Assert.True(expected == got, $"seed {seed}, step {i}: {got} instead of {expected}");
                    model.Remove(got);
                }
            }

            Assert.Equal(model.Count, x.Count);
        }
    }

    private static async Coro Gets(Scenario s, AsyncQueue<int> x, string name) => s.Note($"{name} {await x.GetAsync()}");
}
