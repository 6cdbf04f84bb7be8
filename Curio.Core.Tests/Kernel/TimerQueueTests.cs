using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class TimerQueueTests
{
    [Fact]
    public void K23a_An_empty_queue_has_no_deadline()
    {
        var queue = new TimerQueue();
        Assert.Equal((0, long.MaxValue), (queue.Count, queue.NextDeadline));
        Assert.False(queue.TryTakeDue(long.MaxValue, out _));
    }

    [Fact]
    public void K23b_What_is_due_comes_in_order()
    {
        var queue = new TimerQueue();
        var entries = new Dictionary<long, Entry>();
        foreach (long deadline in new long[] { 50, 25, 100 })
        {
            queue.Add(deadline, rank: 1, entries[deadline] = new Entry());
        }

        Assert.Equal(20, queue.NextDeadline - 5);
        Assert.Equal([entries[25]], TakeDue(queue, 25));
        Assert.Equal([entries[50], entries[100]], TakeDue(queue, 101));
        Assert.Equal((0, long.MaxValue), (queue.Count, queue.NextDeadline));
    }

    [Fact]
    public void K23c_Equal_deadlines_come_by_rank_and_then_by_the_order_of_adding()
    {
        var queue = new TimerQueue();
        var entries = new Entry[6];
        long[] ranks = [2, 1, 2, 1, 3, 1];
        for (int i = 0; i < ranks.Length; i++)
        {
            queue.Add(10, ranks[i], entries[i] = new Entry());
        }

        Assert.Equal([entries[1], entries[3], entries[5], entries[0], entries[2], entries[4]], TakeDue(queue, 10));
    }

    [Fact]
    public void K23d_A_cancelled_entry_is_gone_and_its_number_forgotten()
    {
        var queue = new TimerQueue();
        int number = queue.Add(10, rank: 1, new Entry());
        queue.Cancel(ref number);
        queue.Cancel(ref number);
        Assert.Equal((TimerQueue.None, 0, long.MaxValue), (number, queue.Count, queue.NextDeadline));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void K23e_It_agrees_with_a_sorted_list(int seed)
    {
        var random = new Random(seed);
        var queue = new TimerQueue();
        var model = new SortedDictionary<(long Deadline, long Rank, int Order), (int Number, Entry Owner)>();
        long now = 0;
        for (int order = 0; order < 2_000; order++)
        {
            if (random.Next(3) == 0 && model.Count > 0)
            {
                var key = model.Keys.ElementAt(random.Next(model.Count));
                int number = model[key].Number;
                model.Remove(key);
                queue.Cancel(ref number);
            }
            else if (random.Next(10) == 0)
            {
                now += random.Next(20);
                Entry[] due = [.. model.TakeWhile(pair => pair.Key.Deadline <= now).Select(static pair => pair.Value.Owner)];
                foreach (var key in model.Keys.TakeWhile(key => key.Deadline <= now).ToArray())
                {
                    model.Remove(key);
                }

                Assert.Equal(due, TakeDue(queue, now));
            }
            else
            {
                var key = (Deadline: now + random.Next(40), Rank: random.Next(3), Order: order);
                var owner = new Entry();
                model.Add(key, (queue.Add(key.Deadline, key.Rank, owner), owner));
                Assert.Equal(key.Deadline, queue.DeadlineOf(model[key].Number));
            }

            Assert.Equal(model.Count, queue.Count);
            Assert.Equal(model.Count == 0 ? long.MaxValue : model.Keys.First().Deadline, queue.NextDeadline);
        }
    }

    [Fact]
    public void K23f_A_cancelled_sleep_does_not_wake_the_kernel() => Scenario.Expect(
        [3.0],
        static async s =>
        {
            CurioTask sleeper = await Coro.Spawn(Coro.Sleep(1.Seconds));
            await Coro.Sleep(TimeSpan.Zero);
            await sleeper.CancelAsync();
            long before = (await Coro.CurrentTask()).Cycles;
            s.Note((await Coro.Sleep(3.Seconds)).TotalSeconds);
            Assert.Equal(1, (await Coro.CurrentTask()).Cycles - before);
        });

    private static List<ITimed> TakeDue(TimerQueue queue, long now)
    {
        var taken = new List<ITimed>();
        while (queue.TryTakeDue(now, out ITimed owner))
        {
            taken.Add(owner);
        }

        return taken;
    }

    private sealed class Entry : ITimed
    {
        public void Expire(KernelLoop kernel) => throw new NotSupportedException();
    }
}
