using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Tasks;

/// <summary>What comes of a .NET task that nobody cancels.</summary>
public class FromTaskTests
{
    [Fact]
    public void It_gives_the_result_of_every_kind_of_task() => Scenario.Expect(
        [7, "FUTURE_WAIT", 8, 9, 10, "done", "done"],
        static async s =>
        {
            s.Note(await Coro.FromTask(static _ => Task.FromResult(7)));
            var later = new TaskCompletionSource<int>();
            CurioTask<int> child = await Steps.Start(Coro.FromTask(_ => later.Task));
            s.Note(child.State);
            later.SetResult(8);
            s.Note(await child.JoinAsync());
            s.Note(await Coro.FromTask(static token => new ValueTask<int>(Task.Run(static () => 9, token))));
            s.Note(await Coro.FromTask(static async token =>
            {
                await Task.Yield();
                token.ThrowIfCancellationRequested();
                return 10;
            }));
            await Coro.FromTask(static async _ => await Task.Yield());
            s.Note("done");
            await Coro.FromTask(static token => new ValueTask(Task.Run(static () => { }, token)));
            s.Note("done");
        });

    [Fact]
    public void The_function_runs_in_the_calling_task_and_may_await_coroutines() => Scenario.Expect(
        [true, true, 2.0, true],
        static async s =>
        {
            int thread = Environment.CurrentManagedThreadId;
            CurioTask self = await Coro.CurrentTask();
            await Coro.FromTask(async token =>
            {
                s.Note(thread == Environment.CurrentManagedThreadId);
                await Task.Run(static () => { }, token);
                s.Note(thread == Environment.CurrentManagedThreadId);
                s.Note((await Coro.Sleep(2.Seconds)).TotalSeconds);
                s.Note(ReferenceEquals(self, await Coro.CurrentTask()));
            });
        });

    [Fact]
    public void It_calls_nothing_before_it_is_awaited() => Scenario.Expect(
        ["awaited", "called"],
        static async s =>
        {
            Coro coroutine = Coro.FromTask(_ =>
            {
                s.Note("called");
                return Task.CompletedTask;
            });
            s.Note("awaited");
            await coroutine;
        });

    [Fact]
    public void A_tasks_failure_is_thrown_the_same_object() => Scenario.Expect(
        [true, true, true],
        static async s =>
        {
            var failure = new ArithmeticException();
            s.Note(ReferenceEquals(failure, await Steps.Catch(Coro.FromTask(_ => Task.FromException(failure)))));
            var later = new TaskCompletionSource<int>();
            CurioTask<Exception?> child = await Steps.Start(Steps.Catch(Coro.FromTask(_ => later.Task)));
            later.SetException([failure, new InvalidOperationException("a second one is not thrown")]);
            s.Note(ReferenceEquals(failure, await child.JoinAsync()));
            s.Note(ReferenceEquals(failure, await Steps.Catch(Coro.FromTask(_ => ValueTask.FromException<int>(failure)))));
        });

    [Fact]
    public void So_is_what_the_function_throws_itself() => Scenario.Expect(
        [true, true],
        static async s =>
        {
            var failure = new ArithmeticException();
            s.Note(ReferenceEquals(failure, await Steps.Catch(Coro.FromTask(_ => throw failure))));
            s.Note(ReferenceEquals(failure, await Steps.Catch(Coro.FromTask(ValueTask (_) => throw failure))));
        });

    [Fact]
    public void One_that_ends_as_cancelled_by_itself_is_an_ordinary_failure()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            CurioTask child = await Coro.Spawn(Coro.FromTask(static _ => Task.FromCanceled(new CancellationToken(canceled: true))));
            await child.WaitAsync();
            s.Note(child.Exception!.GetType().Name);
            s.Note(child.IsCancelled);
            s.Note(child.Name);
        });
        Assert.Equal(["TaskCanceledException", false, "Coro.FromTask"], scenario.Events);
        Assert.Single(scenario.Log.Errors);
    }

    [Fact]
    public void A_function_that_returns_no_task_is_named() => Scenario.Run(static async _ =>
    {
        static Task<int> Forgetful(CancellationToken token) => null!;
        Exception? thrown = await Steps.Catch(Coro.FromTask(Forgetful));
        Assert.Equal(
            "The function 'FromTaskTests.A_function_that_returns_no_task_is_named.Forgetful' given to Coro.FromTask returned null instead of a task.",
            Assert.IsType<InvalidOperationException>(thrown).Message);
        Assert.IsType<ArgumentNullException>(await Steps.Catch(Coro.FromTask((Func<CancellationToken, Task>)null!)));
        Assert.IsType<ArgumentNullException>(await Steps.Catch(Coro.FromTask((Func<CancellationToken, ValueTask>)null!)));
    });
}
