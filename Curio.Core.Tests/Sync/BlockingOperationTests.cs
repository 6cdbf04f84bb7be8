using Curio.Tests.Coroutines;
using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Sync;

/// <summary>The rules that hold for each blocking operation alike, shown for those of the primitives.</summary>
public class BlockingOperationTests
{
    public static TheoryData<string, string> Primitives => Blocked.Primitives;

    [Theory]
    [MemberData(nameof(Primitives))]
    public void T08_T11_Cancel_throws_out_of_the_wait_for_a_primitive(string primitive, string state) => Scenario.Expect(
        [state, "caught", "cleaned up", "cancel done", true],
        async s =>
        {
            async Coro Child()
            {
                try
                {
                    await Blocked.OnAsync(primitive);
                }
                catch (TaskCancelledException)
                {
                    s.Note("caught");
                    await Coro.Sleep(1.Seconds);
                    s.Note("cleaned up");
                    throw;
                }
            }

            CurioTask child = await Steps.Start(Child());
            s.Note(child.State);
            await child.CancelAsync();
            s.Note("cancel done");
            s.Note(child.Exception is TaskCancelledException);
        });

    [Theory]
    [MemberData(nameof(Primitives))]
    public void M01_The_wait_for_a_primitive_is_timed_out(string primitive, string state) => Scenario.Expect(
        [state, "TaskTimeoutException", 100],
        async s =>
        {
            async Coro Child() => s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Blocked.OnAsync(primitive))));
            CurioTask child = await Steps.Start(Child());
            s.Note(child.State);
            await child.JoinAsync();
            s.Note(s.Time());
        });

    [Theory]
    [MemberData(nameof(Primitives))]
    public void X07_A_pending_cancellation_comes_before_the_wait_for_a_primitive(string primitive, string state) => Scenario.Expect(
        [state, "CancelledException", "RUNNING"],
        async s =>
        {
            // Where nothing is pending the task does come to the wait.
            CurioTask first = await Steps.Start(Blocked.OnAsync(primitive));
            s.Note(first.State);
            await first.CancelAsync();
            async Coro Child()
            {
                Func<Coro> wait = await Blocked.PrepareAsync(primitive);
                await Coro.SetCancellation(new CancelledException());
                s.Note(await Outcome.Of(wait()));
                s.Note((await Coro.CurrentTask()).State);
            }

            await (await Coro.Spawn(Child())).JoinAsync();
        });

    [Fact]
    public void K16_T23_What_need_not_wait_for_a_primitive_neither_switches_nor_delivers() => Scenario.Expect(
        ["through", "ArithmeticException", "other"],
        static async s =>
        {
            async Coro Other() => s.Note("other");
            var mutex = new AsyncLock();
            var reentrant = new AsyncRLock();
            var semaphore = new AsyncSemaphore();
            var condition = new AsyncCondition();
            var queue = new AsyncQueue<int>(1);
            var result = new AsyncResult<int>();
            CurioTask other = await Coro.Spawn(Other());
            await Coro.SetCancellation(new ArithmeticException());
            using (await mutex.AcquireAsync())
            using (await reentrant.AcquireAsync())
            using (await reentrant.AcquireAsync())
            using (await semaphore.AcquireAsync())
            using (await condition.AcquireAsync())
            {
                await condition.NotifyAsync();
                await condition.NotifyAllAsync();
                await condition.WaitForAsync(static () => true);
            }

            await queue.PutAsync(1);
            await queue.GetAsync();
            await queue.TaskDoneAsync();
            await queue.JoinAsync();
            await result.SetValueAsync(1);
            await result.UnwrapAsync();
            s.Note("through");
            s.Note(await Steps.NameOfThrown(Steps.Yield()));
            await other.JoinAsync();
        });
}
