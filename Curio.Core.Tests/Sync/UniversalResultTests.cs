using Curio.Soak;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Sync;

public class UniversalResultTests
{
    [Theory]
    [ClassData(typeof(PartyPairs))]
    public void A_value_reaches_everybody_from_everybody_U03(PartyKind reader, PartyKind setter)
    {
        var result = new UniversalResult<int>();
        int read = 0;
        Task reading = Start(reader, result, value => read = value);
        Until.Says(result, "waiting=1");
        Until.Ended(Set(setter, result, 42), reading);
        Assert.Equal(42, read);
        Assert.True(result.IsSet);
    }

    [Theory]
    [InlineData(PartyKind.Coroutine)]
    [InlineData(PartyKind.Thread)]
    [InlineData(PartyKind.AsyncThread)]
    [InlineData(PartyKind.Task)]
    public void An_exception_is_thrown_by_each_unwrap_the_same_object_U03(PartyKind reader)
    {
        var result = new UniversalResult<int>();
        var failure = new NotSupportedException("the test's own");
        Task early = Start(reader, result, static _ => { });
        Until.Says(result, "waiting=1");
        result.SetException(failure);
        for (int i = 0; i < 2; i++)
        {
            Assert.Same(failure, Innermost(Assert.ThrowsAny<Exception>(() => Until.Ended(early))));
            early = Start(reader, result, static _ => { });
        }
    }

    [Fact]
    public void One_result_from_a_thread_by_way_of_async_code_and_a_coroutine_to_a_thread_U03()
    {
        var first = new UniversalResult<string>();
        var second = new UniversalResult<string>();
        var third = new UniversalResult<string>();
        async Coro Pass() => await third.SetValueAsync(await second.UnwrapAsync() + "coroutine");

        Task async = Task.Run(async () => second.SetValue(await first.UnwrapTask() + "async, "));
        Task kernel = Curio.Kernel.RunAsync(Pass());
        Task thread = Party.Start(PartyKind.Thread, Pass, () => first.SetValue("thread, "), static () => Task.CompletedTask);
        Assert.Equal("thread, async, coroutine", third.Unwrap());
        Until.Ended(async, kernel, thread);
    }

    [Fact]
    public void It_can_be_unwrapped_again_and_a_later_set_replaces_the_outcome_S20() => Bounded.Expect(
        [false, 1, 1, true, 2, "NotSupportedException"],
        static async s =>
        {
            var result = new UniversalResult<int>();
            s.Note(result.IsSet);
            await result.SetValueAsync(1);
            s.Note(await result.UnwrapAsync());
            s.Note(await result.UnwrapAsync());
            s.Note(result.IsSet);
            await result.SetValueAsync(2);
            s.Note(await result.UnwrapAsync());
            await result.SetExceptionAsync(new NotSupportedException());
            s.Note(await Steps.NameOfThrown(result.UnwrapAsync()));
        });

    [Fact]
    public void Who_waited_keeps_the_outcome_that_let_it_go_on_S20() => Bounded.Expect([1, 2], static async s =>
    {
        var result = new UniversalResult<int>();
        CurioTask<int> waiter = await Steps.Start(result.UnwrapAsync());
        result.SetValue(1);
        result.SetValue(2);
        s.Note(await waiter.JoinAsync());
        s.Note(await result.UnwrapAsync());
    });

    [Fact]
    public void A_wait_can_time_out_and_be_cancelled_U03() => Bounded.Expect(
        ["TaskTimeoutException", "TaskCancelledException", "UniversalResult(unset, waiting=0)"],
        static async s =>
        {
            var result = new UniversalResult<int>();
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, result.UnwrapAsync())));
            CurioTask<int> waiter = await Steps.Start(result.UnwrapAsync());
            await waiter.CancelAsync();
            s.Note(waiter.Exception!.GetType().Name);
            s.Note(result.ToString());
        });

    [Fact]
    public void A_token_ends_the_wait_U12()
    {
        var result = new UniversalResult<int>();
        using var source = new CancellationTokenSource();
        Task<int> task = result.UnwrapTask(source.Token);
        Task thread = Party.Start(
            PartyKind.Thread,
            static () => Steps.Forever().Discarding(),
            () => Assert.Throws<OperationCanceledException>(() => result.Unwrap(source.Token)),
            static () => Task.CompletedTask);
        Until.Says(result, "waiting=2");
        source.Cancel();
        Until.Ended(thread);
        Assert.True(SpinWait.SpinUntil(() => task.IsCanceled, Until.Patience));
        Assert.Equal("UniversalResult(unset, waiting=0)", result.ToString());
    }

    [Fact]
    public void Bad_use_is_refused_U03()
    {
        var result = new UniversalResult<string?>();
        Assert.Throws<ArgumentNullException>(() => result.SetException(null!));
        Assert.False(result.IsSet);
        Coro.Run(InCoroutine());

        async Coro InCoroutine()
        {
            await Steps.Yield();
            Assert.Contains("UnwrapAsync", Assert.Throws<AsyncOnlyException>(() => result.Unwrap()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Its_text_shows_the_outcome_S21()
    {
        var result = new UniversalResult<string?>();
        Assert.Equal("UniversalResult(unset, waiting=0)", result.ToString());
        result.SetValue("x");
        Assert.Equal("UniversalResult(value=x, waiting=0)", result.ToString());
        result.SetValue(null);
        Assert.Equal("UniversalResult(value=, waiting=0)", result.ToString());
        result.SetException(new NotSupportedException());
        Assert.Equal("UniversalResult(exception=NotSupportedException, waiting=0)", result.ToString());
    }

    // A task that is joined wraps what it threw.
    private static Exception Innermost(Exception exception) =>
        exception is TaskFailedException { InnerException: { } inner } ? inner : exception;

    private static Task Set(PartyKind kind, UniversalResult<int> result, int value) => Party.Start(
        kind,
        () => result.SetValueAsync(value),
        () => result.SetValue(value),
        () =>
        {
            result.SetValue(value);
            return Task.CompletedTask;
        });

    private static Task Start(PartyKind kind, UniversalResult<int> result, Action<int> read) => Party.Start(
        kind,
        async () => read(await result.UnwrapAsync()),
        () => read(result.Unwrap()),
        async () => read(await result.UnwrapTask()));
}
