using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

public class CustomAwaitableTests
{
    public static TheoryData<string> Kinds => ["struct", "class", "critical struct", "critical class"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_has_ended_is_not_registered_with(string kind) => Scenario.Expect(
        [5, 0],
        async s =>
        {
            var awaitable = new CustomAwaitable();
            awaitable.Complete(5);
            s.Note(await CustomAwaitable.As(kind, awaitable));
            s.Note(awaitable.Registrations);
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_ends_while_it_is_registered_with(string kind) => Scenario.Expect(
        [7, 1],
        async s =>
        {
            var awaitable = new CustomAwaitable { CompletesInline = true };
            s.Note(await CustomAwaitable.As(kind, awaitable));
            s.Note(awaitable.Registrations);
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_ends_later(string kind) => Scenario.Expect(
        ["FUTURE_WAIT", "set", 5],
        async s =>
        {
            var awaitable = new CustomAwaitable();
            async Coro Child() => s.Note(await CustomAwaitable.As(kind, awaitable));

            CurioTask child = await Steps.Start(Child());
            s.Note(child.State);
            awaitable.Complete(5);
            s.Note("set");
            await child.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_ends_on_another_thread(string kind) => Scenario.Expect(
        [5, true],
        async s =>
        {
            int thread = Environment.CurrentManagedThreadId;
            var awaitable = new CustomAwaitable();
            async Coro Child()
            {
                s.Note(await CustomAwaitable.As(kind, awaitable));
                s.Note(thread == Environment.CurrentManagedThreadId);
            }

            CurioTask child = await Steps.Start(Child());
            await Coro.RunInThread(() => awaitable.Complete(5));
            await child.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_it_throws_is_thrown(string kind) => Scenario.Expect(
        [true],
        async s =>
        {
            var failure = new ArithmeticException();
            var awaitable = new CustomAwaitable();
            CurioTask<Exception?> child = await Steps.Start(Steps.Catch(CustomAwaitable.As(kind, awaitable)));
            awaitable.Fail(failure);
            s.Note(ReferenceEquals(failure, await child.JoinAsync()));
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_cancellation_does_not_interrupt_it_and_comes_at_the_next_block(string kind) => Scenario.Expect(
        ["FUTURE_WAIT", 5, "TaskCancelledException"],
        async s =>
        {
            var awaitable = new CustomAwaitable();
            async Coro Child()
            {
                s.Note(await CustomAwaitable.As(kind, awaitable));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync(blocking: false);
            await Steps.Settle();
            s.Note(child.State);
            awaitable.Complete(5);
            await child.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nor_does_a_timeout_which_is_thrown_at_the_next_block_inside_its_scope(string kind) => Scenario.Expect(
        [5, "TaskTimeoutException"],
        async s =>
        {
            var awaitable = new CustomAwaitable();
            async Coro Body()
            {
                s.Note(await CustomAwaitable.As(kind, awaitable));
                await Steps.Yield();
                s.Note("not reached");
            }

            async Coro Child() => s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Body())));

            CurioTask child = await Coro.Spawn(Child());
            await Coro.Sleep(2.Seconds);
            awaitable.Complete(5);
            await child.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_pending_cancellation_waits_for_it_too(string kind) => Scenario.Expect(
        [5, "ArithmeticException"],
        async s =>
        {
            var awaitable = new CustomAwaitable();
            async Coro Child()
            {
                await Coro.SetCancellation(new ArithmeticException());
                s.Note(await CustomAwaitable.As(kind, awaitable));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask child = await Steps.Start(Child());
            awaitable.Complete(5);
            await child.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_continuation_called_twice_resumes_once(string kind) => Scenario.Expect(
        [5, "FUTURE_WAIT", 6],
        async s =>
        {
            var first = new CustomAwaitable();
            var second = new CustomAwaitable();
            async Coro Child()
            {
                s.Note(await CustomAwaitable.As(kind, first));
                s.Note(await CustomAwaitable.As(kind, second));
            }

            CurioTask child = await Steps.Start(Child());
            first.Complete(5);
            first.CompleteAgain();
            await Steps.Settle();
            first.CompleteAgain();
            await Steps.Settle();
            s.Note(child.State);
            second.Complete(6);
            await child.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_registration_that_throws_is_an_exception_of_the_await(string kind) => Scenario.Expect(
        ["ArithmeticException", "slept", "ended well"],
        async s =>
        {
            async Coro Child()
            {
                var awaitable = new CustomAwaitable { RegistrationFailure = new ArithmeticException() };
                s.Note(await Steps.NameOfThrown(CustomAwaitable.As(kind, awaitable)));
                await Coro.Sleep(1.Seconds);
                s.Note("slept");
            }

            CurioTask child = await Coro.Spawn(Child());
            await child.JoinAsync();
            s.Note("ended well");
        });

    [Fact]
    public void An_orphan_that_waits_for_a_custom_awaitable_is_left_alone_when_its_task_ends()
    {
        var awaitable = new CustomAwaitable();
        Task? orphan = null;
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro Inner() => s.Note(await CustomAwaitable.As("struct", awaitable));
            async Task Method() => await Inner();
            async Coro Child()
            {
                orphan = Method();
                s.Note("child ends");
            }

            await (await Coro.Spawn(Child())).JoinAsync();
            s.Note(orphan!.IsCompleted);
        });
        Assert.Equal(["child ends", false], scenario.Events);
        Assert.Empty(scenario.Log.Records);
        Assert.Equal(1, awaitable.Registrations);
    }
}
