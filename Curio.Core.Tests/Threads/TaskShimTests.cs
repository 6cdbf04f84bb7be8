using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Threads;

/// <summary>The blocking twins of a task's members, and of an async thread's, which is one.</summary>
public class TaskShimTests
{
    [Fact]
    public void An_async_thread_joins_waits_for_and_cancels_tasks_A13() => Scenario.Expect(
        ["value", "TaskFailedException", "ended", "TaskCancelledException", "inner"],
        static async s =>
        {
            CurioTask<string> value = await Coro.Spawn(Outcome.After(1, "value"));
            CurioTask<int> fails = await Coro.Spawn(Outcome.FailsAfter<int>(1, new InvalidTimeZoneException()));
            CurioTask endless = await Coro.Spawn(new AsyncEvent().WaitAsync());
            AsyncThread<string> inner = await AsyncThread.Spawn(static () => "inner");
            AsyncThread thread = await AsyncThread.Spawn(() =>
            {
                s.Note(value.Join());
                s.Note(Outcome.Of(() => fails.Join()));
                fails.Wait();
                s.Note("ended");
                endless.Cancel();
                s.Note(endless.Exception!.GetType().Name);
                s.Note(inner.Join());
            });
            await thread.JoinAsync();
        });

    [Fact]
    public void Elsewhere_they_are_refused_A13() => Scenario.Expect(
        ["AsyncOnlyException", "AsyncOnlyException", "AsyncOnlyException"],
        static async s =>
        {
            CurioTask<string> task = await Coro.Spawn(Outcome.After(1, "value"));
            s.Note(Outcome.Of(() => task.Join()));
            s.Note(Outcome.Of(() => task.Wait()));
            s.Note(Outcome.Of(() => task.Cancel()));
            await task.JoinAsync();
        });
}
