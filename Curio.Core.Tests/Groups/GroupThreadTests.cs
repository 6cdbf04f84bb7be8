using Curio.Tests.Support;
using Curio.Tests.Time;
using static Curio.AsyncThread;

namespace Curio.Tests.Groups;

public class GroupThreadTests
{
    [Fact]
    public void G22_Threads_are_awaited_and_reported_like_tasks() => Scenario.Expect(["task, thread", null, true], async s =>
    {
        CurioTask? action = null;
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.After(10, "task"));
            await g.SpawnThreadAsync(static () => AWAIT(Outcome.After(20, "thread")));
            action = await g.SpawnThreadAsync(static () => { AWAIT(Coro.Sleep(TimeSpan.Zero)); });
        });
        s.Note(string.Join(", ", group.Results.Take(2)));
        s.Note(group.Results[2]);
        s.Note(action!.IsTerminated);
    });

    [Fact]
    public void G22_Threads_are_cancelled_like_tasks() => Scenario.Expect(
        ["thread: TaskCancelledException", "TaskCancelledException"],
        async s =>
        {
            CurioTask? thread = null;
            var waits = new AsyncEvent();
            await TaskGroup.Run(
                async g =>
                {
                    thread = await g.SpawnThreadAsync(() => AWAIT(Waits(s, waits)));
                    await waits.WaitAsync();
                },
                TaskGroupWait.None);
            s.Note(thread!.Exception!.GetType().Name);
        });

    [Fact]
    public void G22_A_failing_thread_cancels_the_rest() => Scenario.Expect(
        ["task: TaskCancelledException", "InvalidTimeZoneException", true],
        async s =>
        {
            var failure = new InvalidTimeZoneException();
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(s.WaitsForEver("task"));
                await g.SpawnThreadAsync(() => throw failure);
            });
            s.Note(Outcome.Of(() => _ = group.Result));
            s.Note(ReferenceEquals(group.Exception, failure));
        });

    [Fact]
    public void G22_A_failing_task_cancels_the_threads() => Scenario.Expect(
        ["thread: TaskCancelledException", "InvalidTimeZoneException, TaskCancelledException"],
        async s =>
        {
            var waits = new AsyncEvent();
            async Coro Fails()
            {
                await waits.WaitAsync();
                throw new InvalidTimeZoneException();
            }

            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Fails());
                await g.SpawnThreadAsync(() => AWAIT(Waits(s, waits)));
            });
            s.Note(string.Join(", ", group.Exceptions.Select(static exception => exception?.GetType().Name)));
        });

    [Fact]
    public void G22_A_daemon_thread_does_not_count() => Scenario.Expect(
        ["thread: TaskCancelledException", "member"],
        async s =>
        {
            var waits = new AsyncEvent();
            async Coro<string> Member()
            {
                await waits.WaitAsync();
                return "member";
            }

            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnThreadAsync(() => AWAIT(Waits(s, waits)), daemon: true);
                await g.SpawnAsync(Member());
            });
            s.Note(string.Join(", ", group.Results));
        });

    [Fact]
    public void G15_The_failure_of_a_thread_without_a_result_comes_unwrapped() => Scenario.Expect([true], async s =>
    {
        var failure = new InvalidTimeZoneException();
        await TaskGroup.Run(async g =>
        {
            await g.SpawnThreadAsync(() => throw failure);
            try
            {
                await g.NextResultAsync();
            }
            catch (InvalidTimeZoneException exception)
            {
                s.Note(ReferenceEquals(exception, failure));
            }
        });
    });

    /// <summary>Tells that it waits, and waits until it is cancelled.</summary>
    private static async Coro Waits(Scenario s, AsyncEvent waits)
    {
        await waits.SetAsync();
        await s.WaitsForEver("thread");
    }
}
