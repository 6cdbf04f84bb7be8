using Curio.Tests.Support;

namespace Curio.Tests.Time;

public class TimerQueueTests
{
    [Fact]
    public void K23_An_empty_queue_has_no_deadline()
    {
        var queue = new TimerQueue();

        Assert.Equal(0, queue.Count);
        Assert.Equal(long.MaxValue, queue.NextDeadline);
        Assert.False(queue.TryTakeDue(long.MaxValue, out _));
    }

    [Fact]
    public void K23_The_earliest_deadline_comes_first_and_only_what_is_due_is_taken()
    {
        var queue = new TimerQueue();
        queue.Add(50, 1, new Entry("50"));
        queue.Add(25, 1, new Entry("25"));
        queue.Add(100, 1, new Entry("100"));

        Assert.Equal(20, queue.NextDeadline - 5);
        Assert.Equal(["25"], TakeDue(queue, 25));
        Assert.Equal(50, queue.NextDeadline);
        Assert.Equal(["50", "100"], TakeDue(queue, 101));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void K23_A_cancelled_entry_does_not_fire_and_its_number_is_taken_back()
    {
        var queue = new TimerQueue();
        int first = queue.Add(10, 1, new Entry("first"));
        queue.Add(20, 1, new Entry("second"));
        queue.Cancel(ref first);

        Assert.Equal(TimerQueue.None, first);
        Assert.Equal(20, queue.NextDeadline);

        queue.Cancel(ref first);
        Assert.Equal(1, queue.Count);
        Assert.Equal(["second"], TakeDue(queue, 100));
    }

    [Fact]
    public void K23_A_cancelled_entry_does_not_wake_the_kernel()
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            s.Note(await Coro.TimeoutAfter(1.Seconds, Outcome.After(10, "in time")));
            await Coro.Sleep(5.Milliseconds);
        });

        Assert.Equal(["in time"], scenario.Events);
        Assert.Equal(15, scenario.Time());
    }

    [Fact]
    public void K23_Equal_deadlines_come_by_rank_then_by_the_order_of_adding()
    {
        var queue = new TimerQueue();
        queue.Add(10, 3, new Entry("rank 3"));
        queue.Add(10, 1, new Entry("rank 1, first"));
        queue.Add(10, 2, new Entry("rank 2"));
        queue.Add(10, 1, new Entry("rank 1, second"));

        Assert.Equal(["rank 1, first", "rank 1, second", "rank 2", "rank 3"], TakeDue(queue, 10));
    }

    [Fact]
    public void K23_The_extreme_deadlines_are_in_order_too()
    {
        var queue = new TimerQueue();
        queue.Add(long.MaxValue - 1, 1, new Entry("last"));
        queue.Add(0, 1, new Entry("zero"));
        queue.Add(long.MinValue, 1, new Entry("first"));

        Assert.Equal(long.MinValue, queue.NextDeadline);
        Assert.Equal(["first", "zero"], TakeDue(queue, 0));
        Assert.Equal(long.MaxValue - 1, queue.NextDeadline);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void K23_Random_use_agrees_with_a_sorted_list(int seed)
    {
        var random = new Random(seed);
        var queue = new TimerQueue();
        var model = new List<Entry>();
        long sequence = 0;
        long now = 0;
        for (int step = 0; step < 10_000; step++)
        {
            switch (random.Next(10))
            {
                case < 5:
                    var added = new Entry("")
                    {
                        Deadline = now + random.Next(200),
                        Rank = random.Next(3),
                        Sequence = ++sequence,
                    };
                    added.Slot = queue.Add(added.Deadline, added.Rank, added);
                    model.Add(added);
                    break;
                case < 8 when model.Count > 0:
                    Entry cancelled = model[random.Next(model.Count)];
                    queue.Cancel(ref cancelled.Slot);
                    model.Remove(cancelled);
                    break;
                default:
                    now += random.Next(20);
                    model.Sort(Entry.Compare);
                    Entry[] due = [.. model.TakeWhile(entry => entry.Deadline <= now)];
                    Assert.Equal(due, TakeDueEntries(queue, now));
                    model.RemoveRange(0, due.Length);
                    break;
            }

            Assert.Equal(model.Count, queue.Count);
            Assert.Equal(model.Count == 0 ? long.MaxValue : model.Min(static entry => entry.Deadline), queue.NextDeadline);
            if (model.Count > 0)
            {
                Entry some = model[random.Next(model.Count)];
                Assert.Equal(some.Deadline, queue.DeadlineOf(some.Slot));
            }
        }

        Assert.True(sequence > 4_000, "the test must have filled the queue");
    }

    private static List<string> TakeDue(TimerQueue queue, long now) =>
        [.. TakeDueEntries(queue, now).Select(static entry => entry.Name)];

    private static List<Entry> TakeDueEntries(TimerQueue queue, long now)
    {
        var taken = new List<Entry>();
        while (queue.TryTakeDue(now, out ITimed owner))
        {
            taken.Add((Entry)owner);
        }

        return taken;
    }

    private sealed class Entry(string name) : ITimed
    {
        public int Slot = TimerQueue.None;

        public string Name => name;

        public long Deadline { get; init; }

        public long Rank { get; init; }

        public long Sequence { get; init; }

        public static int Compare(Entry a, Entry b) =>
            (a.Deadline, a.Rank, a.Sequence).CompareTo((b.Deadline, b.Rank, b.Sequence));

        public void Expire(KernelLoop kernel) => throw new NotSupportedException("The queue is tested without a kernel.");
    }
}
