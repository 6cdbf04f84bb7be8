using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

/// <summary>What .NET makes of several tasks, of streams and of resources, awaited in coroutines.</summary>
public class ForeignCompositeTests
{
    [Fact]
    public void WhenAny_gives_the_first_and_WhenAll_all() => Scenario.Expect(
        [2, "1 2 3", "ArithmeticException"],
        static async s =>
        {
            TaskCompletionSource<int>[] sources = [new(), new(), new()];
            async Coro First() => s.Note(await await Task.WhenAny(sources.Select(static source => source.Task)));
            async Coro All() => s.Note(string.Join(' ', await Task.WhenAll(sources.Select(static source => source.Task))));
            CurioTask first = await Steps.Start(First());
            CurioTask all = await Steps.Start(All());
            sources[1].SetResult(2);
            await first.JoinAsync();
            sources[0].SetResult(1);
            sources[2].SetResult(3);
            await all.JoinAsync();
            async Coro Failing() => await Task.WhenAll(Task.FromException(new ArithmeticException()), Task.CompletedTask);
            s.Note(await Steps.NameOfThrown(Failing()));
        });

    [Fact]
    public void WhenAny_of_what_never_ends_can_be_cancelled() => Scenario.Expect(
        ["FUTURE_WAIT", "TaskCancelledException"],
        static async s =>
        {
            static async Coro Never() => await Task.WhenAny(new TaskCompletionSource().Task, new TaskCompletionSource().Task);
            CurioTask task = await Steps.Start(Never());
            s.Note(task.State);
            await task.CancelAsync();
            s.Note(task.Exception!.GetType().Name);
        });

    [Fact]
    public void Many_tasks_await_the_same_one() => Scenario.Expect(
        [700],
        static async s =>
        {
            var source = new TaskCompletionSource<int>();
            async Coro<int> Child() => await source.Task;
            var tasks = new List<CurioTask<int>>();
            for (int i = 0; i < 100; i++)
            {
                tasks.Add(await Coro.Spawn(Child()));
            }

            await Steps.Settle();
            await Coro.RunInThread(() => source.SetResult(7));
            int sum = 0;
            foreach (CurioTask<int> task in tasks)
            {
                sum += await task.JoinAsync();
            }

            s.Note(sum);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stream_of_items_that_other_threads_write(bool configured) => Scenario.Expect(
        ["1 2 3"],
        async s =>
        {
            var channel = Channel.CreateUnbounded<int>();
            async Coro Consume()
            {
                var seen = new List<int>();
                if (configured)
                {
                    await foreach (int item in channel.Reader.ReadAllAsync().WithCancellation(CancellationToken.None).ConfigureAwait(false))
                    {
                        seen.Add(item);
                        await Steps.Yield();
                    }
                }
                else
                {
                    await foreach (int item in channel.Reader.ReadAllAsync())
                    {
                        seen.Add(item);
                        await Steps.Yield();
                    }
                }

                s.Note(string.Join(' ', seen));
            }

            CurioTask consumer = await Steps.Start(Consume());
            await Coro.RunInThread(() =>
            {
                for (int i = 1; i <= 3; i++)
                {
                    channel.Writer.TryWrite(i);
                }

                channel.Writer.Complete();
            });
            await consumer.JoinAsync();
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cancellation_that_finds_a_stream_waiting_is_held_until_it_has_come_to_rest(bool configured) => Scenario.Expect(
        ["FUTURE_WAIT", "stream ends", "TaskCancelledException"],
        async s =>
        {
            var source = new TaskCompletionSource<int>();
            async IAsyncEnumerable<int> Stream([EnumeratorCancellation] CancellationToken token = default)
            {
                try
                {
                    yield return await source.Task.WaitAsync(token);
                }
                finally
                {
                    await Task.Yield();
                    s.Note("stream ends");
                }
            }

            async Coro Consume()
            {
                if (configured)
                {
                    await foreach (int item in Stream().WithCancellation(CancellationToken.None).ConfigureAwait(false))
                    {
                        s.Note(item);
                    }
                }
                else
                {
                    await foreach (int item in Stream())
                    {
                        s.Note(item);
                    }
                }
            }

            CurioTask consumer = await Steps.Start(Consume());
            await consumer.CancelAsync(blocking: false);
            await Steps.Settle();
            s.Note(consumer.State);
            source.SetResult(1);
            await consumer.WaitAsync();
            s.Note(consumer.Exception!.GetType().Name);
        });

    [Fact]
    public void A_token_of_FromTask_ends_a_stream_that_does_not_yield() => Scenario.Expect(
        ["TaskTimeoutException"],
        static async s =>
        {
            var channel = Channel.CreateUnbounded<int>();
            async Task Consume(CancellationToken token)
            {
                await foreach (int item in channel.Reader.ReadAllAsync(token))
                {
                    s.Note(item);
                }
            }

            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Coro.FromTask(Consume))));
        });

    [Fact]
    public void WhenEach_gives_the_tasks_as_they_end() => Scenario.Expect(
        ["2 1"],
        static async s =>
        {
            TaskCompletionSource<int>[] sources = [new(), new()];
            async Coro Consume()
            {
                var seen = new List<int>();
                await foreach (Task<int> ended in Task.WhenEach(sources.Select(static source => source.Task)))
                {
                    seen.Add(await ended);
                }

                s.Note(string.Join(' ', seen));
            }

            CurioTask consumer = await Steps.Start(Consume());
            sources[1].SetResult(2);
            await Steps.Settle();
            sources[0].SetResult(1);
            await consumer.JoinAsync();
        });

    [Fact]
    public void Queries_over_iterators_of_coroutines_suspend_the_task_and_are_cancelled_inside() => Scenario.Expect(
        [20, 40, 4.0, "ended", 20, "ended", "TaskTimeoutException"],
        static async s =>
        {
            async IAsyncEnumerable<int> Numbers()
            {
                try
                {
                    for (int i = 1; i < 5; i++)
                    {
                        await Coro.Sleep(1.Seconds);
                        yield return i;
                    }

                    s.Note((await Coro.Clock()).TotalSeconds);
                }
                finally
                {
                    await Coro.Sleep(1.Seconds);
                    s.Note("ended");
                }
            }

            async Coro Consume()
            {
                IAsyncEnumerable<int> query = Numbers().Where(static i => i % 2 == 0).Select(static async (int i, CancellationToken _) =>
                {
                    await Steps.Yield();
                    return i * 10;
                });
                await foreach (int i in query)
                {
                    s.Note(i);
                }
            }

            await Consume();
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(2.5.Seconds, Consume())));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_foreign_resource_is_disposed_of_also_when_the_task_is_cancelled(bool configured) => Scenario.Expect(
        ["used", "disposing", "disposed", "TaskCancelledException"],
        async s =>
        {
            async Coro Use()
            {
                if (configured)
                {
                    var resource = new Resource(s);
                    await using ConfiguredAsyncDisposable held = resource.ConfigureAwait(false);
                    s.Note("used");
                    await Steps.Forever();
                }
                else
                {
                    await using IAsyncDisposable resource = new Resource(s);
                    s.Note("used");
                    await Steps.Forever();
                }
            }

            CurioTask task = await Steps.Start(Use());
            await task.CancelAsync();
            s.Note(task.Exception!.GetType().Name);
        });

    [Fact]
    public void A_cancellation_during_a_disposal_ends_the_wait_for_it() => Scenario.Expect(
        ["FUTURE_WAIT", "TaskCancelledException"],
        static async s =>
        {
            static async Coro Use()
            {
                await using var resource = new Stubborn();
                await Steps.Yield();
            }

            CurioTask task = await Steps.Start(Use());
            s.Note(task.State);
            await task.CancelAsync();
            s.Note(task.Exception!.GetType().Name);
        });

    [Fact]
    public void Timers_and_their_disposal() => Scenario.Expect(
        [3],
        static async s =>
        {
            int ticks = 0;
            using var timer = new PeriodicTimer(1.Milliseconds);
            while (await timer.WaitForNextTickAsync())
            {
                if (++ticks == 3)
                {
                    break;
                }
            }

            await using (new Timer(static _ => { }))
            {
                s.Note(ticks);
            }
        });

    private sealed class Resource(Scenario scenario) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            scenario.Note("disposing");
            await Task.Run(static () => { });
            await Coro.Sleep(1.Seconds);
            scenario.Note("disposed");
        }
    }

    private sealed class Stubborn : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(new TaskCompletionSource().Task);
    }
}
