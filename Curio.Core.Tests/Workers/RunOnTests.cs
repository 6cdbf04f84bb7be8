using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Workers;

public class RunOnTests
{
    [Fact]
    public void Value_and_exception_come_back_as_they_are_W10() => LiveScenario.Expect(
        ["value", true, null, "flows", true, "done"],
        static async s =>
        {
            var failure = new ArithmeticException();
            s.Note(await Coro.RunOn(TaskScheduler.Default, static () => "value"));
            s.Note(ReferenceEquals(failure, await Steps.Catch(Coro.RunOn(TaskScheduler.Default, () => Fail(failure)))));
            s.Note(failure.InnerException);
            var local = new AsyncLocal<string> { Value = "flows" };
            s.Note(await Coro.RunOn(TaskScheduler.Default, () => local.Value));
            s.Note(await Coro.RunOn(TaskScheduler.Default, static () => Thread.CurrentThread.IsThreadPoolThread));
            await Coro.RunOn(TaskScheduler.Default, () => s.Note("done"));
        });

    [Fact]
    public void The_function_runs_on_the_scheduler_while_other_tasks_go_on_W10() => LiveScenario.Expect(
        ["FUTURE_WAIT", true],
        static async s =>
        {
            var scheduler = new ManualScheduler();
            CurioTask<bool> call = await Coro.Spawn(Coro.RunOn(scheduler, () => TaskScheduler.Current == scheduler));
            await Steps.Settle();
            s.Note(call.State);
            await Coro.RunInThread(scheduler.RunNext);
            s.Note(await call.JoinAsync());
        });

    [Fact]
    public void Cancelled_before_it_has_started_the_function_never_runs_W10() => LiveScenario.Expect(
        ["TaskCancelledException", "next"],
        static async s =>
        {
            var scheduler = new ManualScheduler();
            CurioTask call = await Steps.Start(Coro.RunOn(scheduler, () => s.Note("ran"), _ => s.Note("told")));
            await call.CancelAsync();
            s.Note(call.Exception!.GetType().Name);
            await Coro.RunInThread(scheduler.RunNext);
            s.Note("next");
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancelled_later_it_runs_on_and_its_outcome_goes_to_the_callback_in_its_thread_W10(bool fails) => LiveScenario.Expect(
        ["TaskCancelledException", fails ? "ArithmeticException" : "value", true],
        async s =>
        {
            using var started = new ManualResetEventSlim();
            using var release = new ManualResetEventSlim();
            using var told = new ManualResetEventSlim();
            Thread? worker = null;
            Thread? teller = null;
            Task<string>? outcome = null;
            string Block()
            {
                worker = Thread.CurrentThread;
                started.Set();
                release.Wait();
                return fails ? throw new ArithmeticException() : "value";
            }

            CurioTask call = await Coro.Spawn(Coro.RunOn(TaskScheduler.Default, Block, task =>
            {
                teller = Thread.CurrentThread;
                outcome = task;
                told.Set();
                throw new FormatException("It is logged.");
            }).ToCoro());
            await Settled.When(() => started.IsSet);
            await call.CancelAsync();
            s.Note(call.Exception!.GetType().Name);
            release.Set();
            await Coro.RunInThread(told.Wait);
            s.Note(fails ? outcome!.Exception!.InnerException!.GetType().Name : outcome!.Result);
            s.Note(worker == teller);
            await Settled.When(() => s.Log.Records.Length == 1);
        });

    [Fact]
    public void The_callback_of_a_worker_thread_gets_what_was_abandoned_and_nothing_else_W10() => LiveScenario.Expect(
        ["kept", "TaskCancelledException", "abandoned"],
        static async s =>
        {
            using var started = new ManualResetEventSlim();
            using var release = new ManualResetEventSlim();
            var told = new TaskCompletionSource<string>();
            s.Note(await Coro.RunInThread(static () => "kept", task => s.Note($"told {task.Result}")));
            CurioTask call = await Coro.Spawn(Coro.RunInThread(
                () =>
                {
                    started.Set();
                    release.Wait();
                    return "abandoned";
                },
                task => told.SetResult(task.Result)).ToCoro());
            await Settled.When(() => started.IsSet);
            await call.CancelAsync();
            s.Note(call.Exception!.GetType().Name);
            release.Set();
            s.Note(await told.Task);
        });

    [Fact]
    public void A_function_that_has_just_ended_gives_its_value_and_the_cancellation_comes_next_W10() => LiveScenario.Expect(
        ["value", "TaskCancelledException"],
        static async s =>
        {
            var scheduler = new ManualScheduler();
            async Coro Call()
            {
                s.Note(await Coro.RunOn(scheduler, static () => "value", _ => s.Note("told")));
                s.Note(await Steps.NameOfThrown(Steps.Forever()));
            }

            CurioTask call = await Steps.Start(Call());

            // On another thread, while this one waits for it without running the kernel: the kernel has not heard of the end.
            var other = new Thread(scheduler.RunNext);
            other.Start();
            other.Join();
            await call.CancelAsync();
        });

    [Fact]
    public void A_scheduler_that_runs_it_at_once_on_this_thread_will_do_W10() => LiveScenario.Expect(
        [true],
        static async s =>
        {
            int here = Environment.CurrentManagedThreadId;
            s.Note(await Coro.RunOn(new ManualScheduler { RunsAtOnce = true }, () => here == Environment.CurrentManagedThreadId));
        });

    [Fact]
    public void A_scheduler_that_refuses_is_named_W10() => LiveScenario.Expect(
        [true, true, "NotSupportedException"],
        static async s =>
        {
            InvalidOperationException refusal = await Refusals.Of(
                () => Coro.RunOn(new ManualScheduler { Refuses = true }, () => s.Note("ran")));
            s.Note(refusal.Message.Contains(nameof(ManualScheduler), StringComparison.Ordinal));
            s.Note(refusal.Message.Contains("It is full.", StringComparison.Ordinal));
            s.Note(refusal.InnerException!.GetType().Name);
            await Steps.Yield();
        });

    [Fact]
    public void Missing_arguments_are_refused() => Scenario.Expect(
        ["ArgumentNullException", "ArgumentNullException", "ArgumentNullException", "ArgumentNullException"],
        static async s =>
        {
            s.Note(await Steps.NameOfThrown(Coro.RunOn(null!, static () => 1)));
            s.Note(await Steps.NameOfThrown(Coro.RunOn(null!, static () => { })));
            s.Note(await Steps.NameOfThrown(Coro.RunOn(TaskScheduler.Default, (Action)null!)));
            s.Note(await Steps.NameOfThrown(Coro.RunInThread(static () => 1, (Action<Task<int>>)null!)));
        });

    private static void Fail(Exception exception) => throw exception;
}
