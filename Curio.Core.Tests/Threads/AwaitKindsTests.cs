using Curio.Tests.Support;
using Curio.Tests.Time;
using static Curio.AsyncThread;

namespace Curio.Tests.Threads;

/// <summary>Everything that AWAIT takes besides coroutines.</summary>
public class AwaitKindsTests
{
    [Fact]
    public void Functions_are_called_and_what_they_make_is_awaited_A05() => Scenario.Expect(["five", 6, 7, true, 20], async s =>
    {
        Thread kernelThread = Thread.CurrentThread;
        AsyncThread thread = await Spawn(() =>
        {
            s.Note(AWAIT(() => Outcome.After(10, "five")));
            s.Note(AWAIT(Six));
            s.Note(AWAIT(() => 7));
            Thread? maker = null;
            AWAIT(() =>
            {
                maker = Thread.CurrentThread;
                return Pause();
            });
            s.Note(maker == kernelThread);
        });
        await thread.JoinAsync();
        s.Note(s.Time());

        static int Six() => 6;
        static async Coro Pause() => await Coro.Sleep(TimeSpan.FromMilliseconds(10));
    });

    [Fact]
    public void Work_of_NETs_is_awaited_A05() => Scenario.Expect([1, 2, "failed"], async s =>
    {
        var first = new TaskCompletionSource<int>();
        AsyncThread thread = await Spawn(() =>
        {
            AWAIT(Task.CompletedTask);
            AWAIT(ValueTask.CompletedTask);
            s.Note(AWAIT(first.Task));
            s.Note(AWAIT(new ValueTask<int>(2)));
            try
            {
                AWAIT(Task.FromException(new InvalidTimeZoneException("failed")));
            }
            catch (InvalidTimeZoneException exception)
            {
                s.Note(exception.Message);
            }
        });
        await Coro.Sleep(TimeSpan.FromMilliseconds(1));
        first.SetResult(1);
        await thread.JoinAsync();
    });

    [Fact]
    public void A_sequence_is_iterated_on_the_kernels_thread_and_closed_when_it_is_left_A15() =>
        Scenario.Expect([0, 1, "closed", 20, true], async s =>
    {
        Thread kernelThread = Thread.CurrentThread;
        bool onKernel = true;
        AsyncThread thread = await Spawn(() =>
        {
            foreach (int number in AWAIT(Numbers()))
            {
                s.Note(number);
                if (number == 1)
                {
                    break;
                }
            }

            s.Note(s.Time());
        });
        await thread.JoinAsync();
        s.Note(onKernel);

        async IAsyncEnumerable<int> Numbers()
        {
            try
            {
                for (int i = 0; ; i++)
                {
                    onKernel &= Thread.CurrentThread == kernelThread;
                    await Coro.Sleep(TimeSpan.FromMilliseconds(10));
                    yield return i;
                }
            }
            finally
            {
                s.Note("closed");
            }
        }
    });

    [Fact]
    public void A_cancelled_thread_leaves_its_loop_and_the_sequence_is_closed_A15() => Scenario.Expect(["closed", "cancelled"], async s =>
    {
        AsyncThread thread = await Spawn(() =>
        {
            foreach (int _ in AWAIT(Forever()))
            {
            }
        });
        await Coro.Sleep(TimeSpan.FromMilliseconds(5));
        await thread.CancelAsync();
        s.Note(thread.IsCancelled ? "cancelled" : "ended");

        async IAsyncEnumerable<int> Forever()
        {
            try
            {
                await Coro.Sleep(Timeout.InfiniteTimeSpan);
                yield return 1;
            }
            finally
            {
                s.Note("closed");
            }
        }
    });

    [Fact]
    public void A_disposable_is_disposed_of_once_at_the_end_of_its_block_A15() => Scenario.Expect(["in", "disposed", "after"], async s =>
    {
        AsyncThread thread = await Spawn(() =>
        {
            using (IDisposable closing = AWAIT((IAsyncDisposable)new Resource(s)))
            {
                s.Note("in");
                closing.Dispose();
            }

            s.Note("after");
        });
        await thread.JoinAsync();
    });

    [Fact]
    public void Elsewhere_each_of_them_says_what_to_use_A06()
    {
        Assert.Throws<AsyncOnlyException>(() => AWAIT(Task.CompletedTask));
        Assert.Throws<AsyncOnlyException>(() => { AWAIT(new ValueTask<int>(1)); });
        Assert.Throws<AsyncOnlyException>(() => AWAIT((IAsyncDisposable)new Resource(null)).Dispose());
        Assert.Throws<AsyncOnlyException>(() => { foreach (int _ in AWAIT(None())) { } });
        Assert.Equal(3, AWAIT(() => 3));

        static async IAsyncEnumerable<int> None()
        {
            await Task.CompletedTask;
            yield break;
        }
    }

    private sealed class Resource(Scenario? scenario) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Coro.Sleep(TimeSpan.Zero);
            scenario?.Note("disposed");
        }
    }
}
