using Curio.Tests.Support;

namespace Curio.Tests.Queues;

public class QueueOrderTests
{
    [Fact]
    public void Q09_A_lifo_queue_gives_the_last_first() => Bounded.Expect(
        [3, 2, 5, 1, "joined", "AsyncLifoQueue(count=0, max=4, getting=0, putting=0, joining=0)"],
        async s =>
        {
            var x = new AsyncLifoQueue<int>(4);
            await PutAll(x, 1, 2, 3);
            s.Note(await Take(x));
            s.Note(await Take(x));
            await x.PutAsync(5);
            s.Note(await Take(x));
            s.Note(await Take(x));
            await x.JoinAsync();
            s.Note("joined");
            s.Note(x.ToString());
        });

    [Fact]
    public void Q09_A_priority_queue_gives_the_smallest_first() => Bounded.Expect([1, 2, 3, 4, "joined"], async s =>
    {
        var x = new AsyncPriorityQueue<int>();
        await PutAll(x, 3, 1, 4, 2);
        for (int i = 0; i < 4; i++)
        {
            s.Note(await Take(x));
        }

        await x.JoinAsync();
        s.Note("joined");
    });

    [Fact]
    public void Q09_Equal_priorities_come_first_in_first_out() => Bounded.Expect(
        ["a0", "a1", "a2", "b0", "b1", "b2"],
        async s =>
        {
            var x = new AsyncPriorityQueue<string>(comparer: Comparer<string>.Create(static (l, r) => l[0].CompareTo(r[0])));
            await PutAll(x, "b0", "a0", "b1", "a1", "a2", "b2");
            for (int i = 0; i < 6; i++)
            {
                s.Note(await Take(x));
            }
        });

    [Fact]
    public void Q09_A_waiting_getter_of_a_priority_queue_gets_the_smallest_that_is_there_when_it_runs() => Bounded.ExpectInOrder(
        [1, 5],
        async s =>
        {
            var x = new AsyncPriorityQueue<int>();
            async Coro Getter()
            {
                s.Note(await x.GetAsync());
                s.Note(await x.GetAsync());
            }

            CurioTask getter = await Coro.Spawn(Getter());
            await Coro.Sleep(1.Seconds);
            await x.PutAsync(5);
            await x.PutAsync(1);
            await getter.JoinAsync();
        });

    [Fact]
    public void Q09_Items_without_an_order_need_a_comparer()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new AsyncPriorityQueue<object>());
        Assert.Contains("comparer", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new AsyncPriorityQueue<Version[]>());
        Assert.Equal(0, new AsyncPriorityQueue<int?>().Count);
        Assert.Equal(0, new AsyncPriorityQueue<(int, string)>().Count);
    }

    private static async Coro PutAll<T>(AsyncQueue<T> x, params T[] items)
    {
        foreach (T item in items)
        {
            await x.PutAsync(item);
        }
    }

    private static async Coro<T> Take<T>(AsyncQueue<T> x)
    {
        T item = await x.GetAsync();
        await x.TaskDoneAsync();
        return item;
    }
}
