using Curio.Tests.Support;
using static Curio.AsyncThread;

namespace Curio.Tests.Threads;

/// <summary>
/// What <c>foreach</c> and <c>using</c> do in async threads, over what a coroutine iterates and disposes of. Written out: tools that
/// look at this project before the generator is built would have <c>await foreach</c> instead, which is another test.
/// </summary>
public class IterationTests
{
    [Fact]
    public void A_group_by_completion_A11() => Scenario.Expect([2, 4, 6, 0], async s =>
    {
        var start = new AsyncEvent();
        async Coro<int> Double(int n)
        {
            await start.WaitAsync();
            await Coro.Sleep((10 * n).Milliseconds);
            return 2 * n;
        }

        AsyncThread thread = await Spawn(() =>
        {
            using var group = new TaskGroup<int>();
            foreach (int n in (int[])[3, 1, 2])
            {
                _ = group.Spawn(Double(n));
            }

            start.Set();
            var each = group.GetEnumerator();
            while (each.MoveNext())
            {
                s.Note(AWAIT(each.Current.JoinAsync()));
            }

            group.Join();
            s.Note(group.Tasks.Count);
        });
        await thread.JoinAsync();
    });

    [Fact]
    public void A_queue_and_leaving_it_A15() => Scenario.Expect([1, 2, 1], async s =>
    {
        var queue = new AsyncQueue<int>();
        AsyncThread thread = await Spawn(() =>
        {
            var each = queue.GetEnumerator();
            while (each.MoveNext() && each.Current is var item)
            {
                s.Note(item);
                queue.TaskDone();
                if (item == 2)
                {
                    break;
                }
            }

            s.Note(queue.Count);
        });
        foreach (int item in (int[])[1, 2, 3])
        {
            await queue.PutAsync(item);
        }

        await thread.JoinAsync();
    });

    [Fact]
    public void Leaving_a_group_cancels_what_is_left_A15() => Scenario.Expect(["one", "two: cancelled", "left"], async s =>
    {
        async Coro<int> WaitsForEver()
        {
            try
            {
                await new AsyncEvent().WaitAsync();
                return 0;
            }
            catch (OperationCanceledException)
            {
                s.Note("two: cancelled");
                throw;
            }
        }

        async Coro<int> Short() => 1;

        AsyncThread thread = await Spawn(() =>
        {
            using (var group = new TaskGroup())
            {
                _ = group.Spawn(WaitsForEver());
                _ = group.Spawn(Short());
                var each = group.GetEnumerator();
                Assert.True(each.MoveNext());
                s.Note(each.Current.Result is 1 ? "one" : each.Current);
            }

            s.Note("left");
        });
        await thread.JoinAsync();
    });
}
