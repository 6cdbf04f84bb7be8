using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Workers;

public class BlockInThreadTests
{
    [Fact]
    public void Five_callers_of_one_function_use_one_thread_and_each_gets_its_own_value_W08()
    {
        using var release = new SemaphoreSlim(0);
        int calls = 0;
        int running = 0;
        int most = 0;
        int Block()
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            release.Wait();
            Interlocked.Decrement(ref running);
            return Interlocked.Increment(ref calls);
        }

        LiveScenario.Expect(
            ["FUTURE_WAIT", "SEMA_ACQUIRE", "SEMA_ACQUIRE", "SEMA_ACQUIRE", "SEMA_ACQUIRE", 1, 2, 3, 4, 5, 1, 0],
            async s =>
            {
                var tasks = new List<CurioTask<int>>();
                for (int i = 0; i < 5; i++)
                {
                    // Another delegate each time, of one method on one object.
                    tasks.Add(await Coro.Spawn(Coro.BlockInThread(new Func<int>(Block))));
                    await Steps.Settle();
                }

                tasks.ForEach(task => s.Note(task.State));
                release.Release(5);
                foreach (CurioTask<int> task in tasks)
                {
                    s.Note(await task.JoinAsync());
                }

                s.Note(most);
                s.Note(CallTurns.Current.Count);
            });
    }

    [Fact]
    public void Other_methods_and_other_objects_do_not_wait_for_each_other_W08() => LiveScenario.Expect(
        ["met", "met", "met", "met"],
        static async s =>
        {
            // Each waits for the other three.
            using var meeting = new Barrier(4);
            var one = new Guest(meeting);
            var other = new Guest(meeting);
            CurioTask<string>[] tasks =
            [
                await Coro.Spawn(Coro.BlockInThread(one.Meet)),
                await Coro.Spawn(Coro.BlockInThread(other.Meet)),
                await Coro.Spawn(Coro.BlockInThread(one.MeetToo)),
            ];
            CurioTask action = await Coro.Spawn(Coro.BlockInThread(meeting.SignalAndWait));
            foreach (CurioTask<string> task in tasks)
            {
                s.Note(await task.JoinAsync());
            }

            await action.JoinAsync();
            s.Note("met");
        });

    [Fact]
    public void An_exception_comes_back_as_it_is_and_the_next_has_its_turn_W08() => LiveScenario.Expect(
        [true, "second"],
        static async s =>
        {
            var failure = new ArithmeticException();
            bool hasFailed = false;
            string Fail()
            {
                bool isFirst = !hasFailed;
                hasFailed = true;
                return isFirst ? throw failure : "second";
            }

            CurioTask<string> first = await Coro.Spawn(Coro.BlockInThread(Fail));
            CurioTask<string> second = await Coro.Spawn(Coro.BlockInThread(Fail));
            await Steps.Catch(first.WaitAsync());
            s.Note(ReferenceEquals(failure, first.Exception));
            s.Note(await second.JoinAsync());
        });

    [Fact]
    public void One_that_is_cancelled_in_the_line_leaves_it_and_never_calls_W09() => LiveScenario.Expect(
        ["TaskCancelledException", 1, 2, 0],
        static async s =>
        {
            using var release = new ManualResetEventSlim();
            int calls = 0;
            int Block()
            {
                release.Wait();
                return ++calls;
            }

            CurioTask<int> first = await Coro.Spawn(Coro.BlockInThread(Block));
            CurioTask<int> second = await Coro.Spawn(Coro.BlockInThread(Block));
            CurioTask<int> third = await Coro.Spawn(Coro.BlockInThread(Block));
            await Steps.Settle();
            await second.CancelAsync();
            s.Note(second.Exception!.GetType().Name);
            release.Set();
            s.Note(await first.JoinAsync());
            s.Note(await third.JoinAsync());
            s.Note(CallTurns.Current.Count);
        });

    [Fact]
    public void When_the_running_one_is_cancelled_the_next_begins_beside_it_W09() => LiveScenario.Expect(
        ["both in"],
        static async s =>
        {
            using var release = new ManualResetEventSlim();
            using var started = new SemaphoreSlim(0);
            void Block()
            {
                started.Release();
                release.Wait();
            }

            CurioTask first = await Coro.Spawn(Coro.BlockInThread(Block));
            CurioTask second = await Coro.Spawn(Coro.BlockInThread(Block));
            await Settled.When(() => started.CurrentCount == 1);
            await Steps.Settle();
            Assert.Equal("SEMA_ACQUIRE", second.State);
            await first.CancelAsync();
            await Settled.When(() => started.CurrentCount == 2);
            s.Note("both in");
            release.Set();
            await second.JoinAsync();
        });

    [Fact]
    public void A_missing_function_is_refused() => Scenario.Expect(
        ["ArgumentNullException", "ArgumentNullException"],
        static async s =>
        {
            s.Note(await Steps.NameOfThrown(Coro.BlockInThread(null!)));
            s.Note(await Steps.NameOfThrown(Coro.BlockInThread((Func<int>)null!)));
        });

    private sealed class Guest(Barrier meeting)
    {
        public string Meet()
        {
            meeting.SignalAndWait();
            return "met";
        }

        public string MeetToo() => Meet();
    }
}
