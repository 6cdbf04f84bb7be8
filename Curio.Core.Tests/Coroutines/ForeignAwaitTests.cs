using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

public class ForeignAwaitTests
{
    public static TheoryData<string> Kinds => ForeignAwaits.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_has_ended_does_not_switch(string kind) => Scenario.Expect(
        [7, "other"],
        async s =>
        {
            async Coro Other() => s.Note("other");
            CurioTask other = await Coro.Spawn(Other());
            s.Note(await ForeignAwaits.As(kind, Task.FromResult(7)));
            await other.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_ends_later_on_the_kernels_thread(string kind) => Scenario.Expect(
        ["FUTURE_WAIT", "set", 7],
        async s =>
        {
            var source = new TaskCompletionSource<int>();
            async Coro Child() => s.Note(await ForeignAwaits.As(kind, source.Task));

            CurioTask child = await Steps.Start(Child());
            s.Note(child.State);
            source.SetResult(7);
            s.Note("set");
            await child.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_ends_on_another_thread_goes_on_in_its_task_on_the_kernels_thread(string kind) => Scenario.Expect(
        [7, true, true],
        async s =>
        {
            int thread = Environment.CurrentManagedThreadId;
            CurioTask self = await Coro.CurrentTask();
            s.Note(await ForeignAwaits.As(kind, Task.Run(static () => 7)));
            s.Note(thread == Environment.CurrentManagedThreadId);
            s.Note(ReferenceEquals(self, await Coro.CurrentTask()));
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_it_throws_is_thrown_the_same_object(string kind) => Scenario.Expect(
        [true, true],
        async s =>
        {
            var failure = new ArithmeticException();
            s.Note(ReferenceEquals(failure, await Steps.Catch(ForeignAwaits.As(kind, Task.FromException<int>(failure)))));
            var source = new TaskCompletionSource<int>();
            CurioTask<Exception?> child = await Steps.Start(Steps.Catch(ForeignAwaits.As(kind, source.Task)));
            source.SetException(failure);
            s.Note(ReferenceEquals(failure, await child.JoinAsync()));
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_cancelled_one_is_an_ordinary_failure(string kind)
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            CurioTask child = await Coro.Spawn(ForeignAwaits.As(kind, Task.FromCanceled<int>(new CancellationToken(canceled: true))));
            await child.WaitAsync();
            s.Note(child.Exception!.GetType().Name);
            s.Note(child.IsCancelled);
        });
        Assert.Equal(["TaskCanceledException", false], scenario.Events);
        Assert.Single(scenario.Log.Errors);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_never_ends_can_be_cancelled(string kind) => Scenario.Expect(
        ["TaskCancelledException", "TASK_JOIN", "TERMINATED"],
        async s =>
        {
            CurioTask main = await Coro.CurrentTask();
            async Coro Child()
            {
                s.Note(await Steps.NameOfThrown(ForeignAwaits.As(kind, new TaskCompletionSource<int>().Task)));
                s.Note(main.State);
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync();
            s.Note(child.State);
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_never_ends_can_be_timed_out(string kind) => Scenario.Expect(
        ["TaskTimeoutException", 3.0, "goes on"],
        async s =>
        {
            Coro<int> never = ForeignAwaits.As(kind, new TaskCompletionSource<int>().Task);
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(3.Seconds, never)));
            s.Note((await Coro.Sleep(TimeSpan.Zero)).TotalSeconds);
            s.Note("goes on");
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void X07_A_pending_cancellation_comes_before_the_wait(string kind) => Scenario.Expect(
        ["ArithmeticException", 7, "ArithmeticException"],
        async s =>
        {
            var never = new TaskCompletionSource<int>();
            await Coro.SetCancellation(new ArithmeticException());
            s.Note(await Steps.NameOfThrown(ForeignAwaits.As(kind, never.Task)));

            // What has ended is no wait.
            await Coro.SetCancellation(new ArithmeticException());
            s.Note(await ForeignAwaits.As(kind, Task.FromResult(7)));
            s.Note(await Steps.NameOfThrown(Steps.Yield()));
            never.SetResult(1);
            await Steps.Settle();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_shield_keeps_the_wait_and_the_cancellation_comes_after_it(string kind) => Scenario.Expect(
        [7, "TaskCancelledException"],
        async s =>
        {
            var source = new TaskCompletionSource<int>();
            async Coro Child()
            {
                s.Note(await Coro.DisableCancellation(ForeignAwaits.As(kind, source.Task)));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync(blocking: false);
            await Steps.Settle();
            source.SetResult(7);
            await child.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_interrupted_method_goes_on_with_other_awaits_of_the_same_kind(string kind) => Scenario.Expect(
        ["TaskTimeoutException", "FUTURE_WAIT", 2],
        async s =>
        {
            var first = new TaskCompletionSource<int>();
            var second = new TaskCompletionSource<int>();
            async Coro Child()
            {
                s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, ForeignAwaits.As(kind, first.Task))));
                s.Note(await ForeignAwaits.As(kind, second.Task));
            }

            CurioTask child = await Coro.Spawn(Child());
            await Coro.Sleep(2.Seconds);
            await Task.Run(() => first.SetResult(1));
            await Steps.Settle();
            s.Note(child.State);
            await Task.Run(() => second.SetResult(2));
            await child.JoinAsync();
        });

    [Fact]
    public void One_method_with_awaits_of_many_kinds_is_interrupted_in_each() => Scenario.Expect(
        ["TaskTimeoutException", "TaskTimeoutException", "TaskTimeoutException", "TaskTimeoutException", 8],
        static async s =>
        {
            var never = new TaskCompletionSource<int>();
            async Coro<int> Mixed(int which)
            {
                int sum = await Task.FromResult(1) + await new ValueTask<int>(2);
                switch (which)
                {
                    case 0:
                        sum += await never.Task;
                        break;
                    case 1:
                        await (Task)never.Task;
                        break;
                    case 2:
                        sum += await new ValueTask<int>(never.Task).ConfigureAwait(false);
                        break;
                    case 3:
                        await ((Task)never.Task).ConfigureAwait(false);
                        break;
                    default:
                        break;
                }

                return sum + await Task.FromResult(5);
            }

            for (int i = 0; i < 4; i++)
            {
                s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Mixed(i))));
            }

            s.Note(await Mixed(4));
        });

    [Fact]
    public void Task_Yield_gives_up_the_turn() => Scenario.ExpectInOrder(
        ["main", "other", "main again"],
        static async s =>
        {
            async Coro Other() => s.Note("other");
            CurioTask other = await Coro.Spawn(Other());
            s.Note("main");
            await Task.Yield();
            s.Note("main again");
            await other.JoinAsync();
        });

    [Fact]
    public void A_pending_cancellation_passes_a_Task_Yield_and_comes_at_the_next_block() => Scenario.Expect(
        ["yielded", "ArithmeticException"],
        static async s =>
        {
            await Coro.SetCancellation(new ArithmeticException());
            await Task.Yield();
            s.Note("yielded");
            s.Note(await Steps.NameOfThrown(Steps.Yield()));
        });

    [Fact]
    public void Options_of_a_configured_await_are_kept() => Scenario.Expect(
        ["suppressed", "TaskTimeoutException"],
        static async s =>
        {
            var source = new TaskCompletionSource();
            async Coro Child()
            {
                await source.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                s.Note("suppressed");
            }

            CurioTask child = await Steps.Start(Child());
            source.SetException(new ArithmeticException());
            await child.JoinAsync();
            async Coro Never() => await new TaskCompletionSource().Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Never())));
        });

    [Fact]
    public void An_await_that_forces_a_yield_gives_up_the_turn_and_can_be_cancelled() => Scenario.ExpectInOrder(
        ["other", "main again", "ArithmeticException"],
        static async s =>
        {
            async Coro Other() => s.Note("other");
            async Coro Yield() => await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            CurioTask other = await Coro.Spawn(Other());
            await Yield();
            s.Note("main again");
            await other.JoinAsync();
            await Coro.SetCancellation(new ArithmeticException());
            s.Note(await Steps.NameOfThrown(Yield()));
        });
}
