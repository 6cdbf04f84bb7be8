using Curio.Tests.Support;

namespace Curio.Tests.Workers;

/// <summary>What a function may do to its thread, or have done to it, without harm to others.</summary>
public class WorkerThreadTests
{
    [Fact]
    public void What_a_function_did_to_its_thread_is_taken_back_before_the_next_W05() => LiveScenario.Expect(
        ["Normal True Curio worker 1"],
        static async s =>
        {
            await Coro.RunInThread(static () =>
            {
                Thread thread = Thread.CurrentThread;
                thread.Priority = ThreadPriority.Lowest;
                thread.IsBackground = false;
                thread.Name = "mine";
            });
            s.Note(await Coro.RunInThread(static () =>
                $"{Thread.CurrentThread.Priority} {Thread.CurrentThread.IsBackground} {Thread.CurrentThread.Name}"));
        });

    [Fact]
    public void An_interrupt_that_comes_too_late_for_the_function_does_not_end_the_thread_W05() => LiveScenario.Expect(
        ["Curio worker 1"],
        static async s =>
        {
            Thread? worker = null;
            await Coro.RunInThread(() =>
            {
                worker = Thread.CurrentThread;
                worker.Interrupt();
            });

            // It passes by way of the wait for the next job, and is back there.
            await Settled.When(() => worker!.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            s.Note(await Coro.RunInThread(static () => Thread.CurrentThread.Name));
        });

    [Fact]
    public void A_callback_of_an_abandoned_calls_token_that_throws_is_logged_W03() => LiveScenario.Expect(
        ["TaskCancelledException", true, "next"],
        static async s =>
        {
            using var started = new ManualResetEventSlim();
            using var release = new ManualResetEventSlim();
            CurioTask<int> call = await Coro.Spawn(Coro.RunInThread(token =>
            {
                token.Register(static () => throw new FormatException("It is logged."));
                started.Set();
                release.Wait(CancellationToken.None);
                return 1;
            }));
            await Settled.When(() => started.IsSet);
            await call.CancelAsync();
            s.Note(call.Exception!.GetType().Name);
            await Settled.When(() => s.Log.Records.Length == 1);
            s.Note(s.Log.Records[0].Exception is AggregateException { InnerException: FormatException });
            release.Set();
            s.Note(await Coro.RunInThread(static () => "next"));
        });
}
