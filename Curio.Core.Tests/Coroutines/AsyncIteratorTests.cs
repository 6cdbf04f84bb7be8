using System.Runtime.CompilerServices;
using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

public class AsyncIteratorTests
{
    [Fact]
    public void Y01a_Counting_down_with_operations_on_both_sides() => Scenario.Expect(
        [5, 4, 3, 2, 1, "finally", 10.0],
        static async s =>
        {
            await foreach (int i in CountDown(s, 5))
            {
                s.Note(i);
                await Coro.Sleep(1.Seconds);
            }

            s.Note((await Coro.Clock()).TotalSeconds - 1);
        });

    [Fact]
    public void Y01b_Finally_with_an_await_runs_also_on_break() => Scenario.Expect(
        [5, 4, "finally", "after"],
        static async s =>
        {
            await foreach (int i in CountDown(s, 5))
            {
                s.Note(i);
                if (i == 4)
                {
                    break;
                }
            }

            s.Note("after");
        });

    [Fact]
    public void Y01c_And_when_the_consumer_throws() => Scenario.Expect(
        [5, "finally", "ArithmeticException"],
        static async s =>
        {
            async Coro Consume()
            {
                await foreach (int i in CountDown(s, 5))
                {
                    s.Note(i);
                    throw new ArithmeticException();
                }
            }

            s.Note(await Steps.NameOfThrown(Consume()));
        });

    [Fact]
    public void Y01d_Try_and_catch_inside_an_iterator() => Scenario.Expect(
        [1, "caught", 2, "finally"],
        static async s =>
        {
            async IAsyncEnumerable<int> Iterate()
            {
                try
                {
                    await Steps.Yield();
                    yield return 1;
                    try
                    {
                        await Steps.Throw(new ArithmeticException(), yields: 1);
                    }
                    catch (ArithmeticException)
                    {
                        await Steps.Yield();
                        s.Note("caught");
                    }

                    yield return 2;
                }
                finally
                {
                    await Steps.Yield();
                    s.Note("finally");
                }
            }

            await foreach (int i in Iterate())
            {
                s.Note(i);
            }
        });

    [Fact]
    public void Y01e_What_an_iterator_throws_is_thrown_to_the_consumer_the_same_object() => Scenario.Expect(
        [1, true],
        static async s =>
        {
            var failure = new ArithmeticException();
            async IAsyncEnumerable<int> Iterate()
            {
                yield return 1;
                await Steps.Throw(failure, yields: 1);
            }

            async Coro Consume()
            {
                await foreach (int i in Iterate())
                {
                    s.Note(i);
                }
            }

            s.Note(ReferenceEquals(failure, await Steps.Catch(Consume())));
        });

    [Fact]
    public void A_cancellation_reaches_into_nested_iterators_and_their_cleanup_runs() => Scenario.Expect(
        [3, "finally", "outer finally", "TaskCancelledException"],
        static async s =>
        {
            async IAsyncEnumerable<int> Outer()
            {
                try
                {
                    await foreach (int i in CountDown(s, 3))
                    {
                        yield return i;
                        await Steps.Forever();
                    }
                }
                finally
                {
                    await Coro.Sleep(1.Seconds);
                    s.Note("outer finally");
                }
            }

            async Coro Consume()
            {
                await foreach (int i in Outer())
                {
                    s.Note(i);
                }
            }

            CurioTask consumer = await Coro.Spawn(Consume());
            await Coro.Sleep(5.Seconds);
            await consumer.CancelAsync();
            s.Note(consumer.Exception!.GetType().Name);
        });

    [Fact]
    public void A_timeout_reaches_an_iterator_and_the_next_one_works() => Scenario.Expect(
        [2, "finally", "TaskTimeoutException", 2, 1, "finally"],
        static async s =>
        {
            async Coro Consume(TimeSpan pause)
            {
                await foreach (int i in CountDown(s, 2))
                {
                    s.Note(i);
                    await Coro.Sleep(pause);
                }
            }

            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(3.Seconds, Consume(10.Seconds))));
            await Coro.TimeoutAfter(10.Seconds, Consume(TimeSpan.Zero));
        });

    [Fact]
    public void Iterators_that_yield_without_waiting_do_not_switch() => Scenario.Expect(
        [1, 2, 3, "other"],
        static async s =>
        {
            async Coro Other() => s.Note("other");
            async IAsyncEnumerable<int> Iterate()
            {
                yield return 1;
                await Task.CompletedTask;
                yield return 2;
                yield return await Steps.Value(3);
            }

            CurioTask other = await Coro.Spawn(Other());
            await foreach (int i in Iterate())
            {
                s.Note(i);
            }

            await other.JoinAsync();
        });

    [Fact]
    public void Several_tasks_iterate_at_the_same_time() => Scenario.Expect(
        [15, 15, 15],
        static async s =>
        {
            async Coro<int> Sum()
            {
                int sum = 0;
                await foreach (int i in CountDown(s: null, 5).ConfigureAwait(false))
                {
                    sum += i;
                }

                return sum;
            }

            CurioTask<int>[] tasks = [await Coro.Spawn(Sum()), await Coro.Spawn(Sum()), await Coro.Spawn(Sum())];
            foreach (CurioTask<int> task in tasks)
            {
                s.Note(await task.JoinAsync());
            }
        });

    [Fact]
    public void The_token_of_WithCancellation_arrives() => Scenario.Expect(
        [1, "OperationCanceledException"],
        static async s =>
        {
            static async IAsyncEnumerable<int> Iterate([EnumeratorCancellation] CancellationToken token = default)
            {
                yield return 1;
                await Steps.Yield();
                token.ThrowIfCancellationRequested();
                yield return 2;
            }

            using var source = new CancellationTokenSource();
            async Coro Consume()
            {
                await foreach (int i in Iterate().WithCancellation(source.Token))
                {
                    s.Note(i);
                    await source.CancelAsync();
                }
            }

            s.Note(await Steps.NameOfThrown(Consume()));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Y02_An_async_disposable_of_coroutines(bool fails) => Scenario.Expect(
        ["enter", "use", "clean up", fails ? "ArithmeticException" : "nothing"],
        async s =>
        {
            async Coro Use()
            {
                await using Resource resource = await Resource.OpenAsync(s);
                await Coro.Sleep(1.Seconds);
                s.Note("use");
                if (fails)
                {
                    throw new ArithmeticException();
                }
            }

            s.Note(await Steps.NameOfThrown(Use()));
        });

    [Fact]
    public void Y02b_Its_cleanup_runs_when_the_task_is_cancelled() => Scenario.Expect(
        ["enter", "clean up", "TaskCancelledException"],
        static async s =>
        {
            async Coro Use()
            {
                await using Resource resource = await Resource.OpenAsync(s);
                await Steps.Forever();
            }

            CurioTask task = await Coro.Spawn(Use());
            await Coro.Sleep(2.Seconds);
            await task.CancelAsync();
            s.Note(task.Exception!.GetType().Name);
        });

    private static async IAsyncEnumerable<int> CountDown(Scenario? s, int from)
    {
        try
        {
            for (int i = from; i > 0; i--)
            {
                await Coro.Sleep(1.Seconds);
                yield return i;
            }
        }
        finally
        {
            await Coro.Sleep(1.Seconds);
            s?.Note("finally");
        }
    }

    /// <summary>Something whose disposal is a coroutine: the compiler asks for the shape, not for the interface.</summary>
    private sealed class Resource
    {
        private readonly Scenario _scenario;

        private Resource(Scenario scenario) => _scenario = scenario;

        public static async Coro<Resource> OpenAsync(Scenario scenario)
        {
            await Coro.Sleep(1.Seconds);
            scenario.Note("enter");
            return new Resource(scenario);
        }

        public async Coro DisposeAsync()
        {
            await Coro.Sleep(1.Seconds);
            _scenario.Note("clean up");
        }
    }
}
