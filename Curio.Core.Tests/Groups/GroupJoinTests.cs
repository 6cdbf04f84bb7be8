using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Groups;

public class GroupJoinTests
{
    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G01_Results_are_by_task_number_whatever_the_order_of_completion(GroupForm form) => Scenario.Expect(
        ["body done", 300, "first, second, third", "second", null, true],
        async s =>
        {
            CurioTask<string>? second = null;
            TaskGroup group = await form.Group(async g =>
            {
                await g.SpawnAsync(Outcome.After(300, "first"));
                second = await g.SpawnAsync(Outcome.After(100, "second"));
                await g.SpawnAsync(Outcome.After(200, "third"));
                s.Note("body done");
            });
            s.Note(s.Time());
            s.Note(string.Join(", ", group.Results));
            s.Note(second!.Result);
            s.Note(group.Exception);
            s.Note(group.Exceptions.SequenceEqual([null, null, null]));
        });

    [Fact]
    public void G01_A_group_without_its_join_is_cancelled_at_the_end_of_its_block() => Scenario.Expect(
        ["body done", "member: TaskCancelledException", "left"],
        async s =>
        {
            await using (var group = new TaskGroup())
            {
                await group.SpawnAsync(s.SleepsForEver("member"));
                await Coro.Sleep(1.Seconds);
                s.Note("body done");
            }

            s.Note("left");
        });

    [Fact]
    public void G02_Running_ended_and_joined_tasks_can_be_given_to_a_group() => Scenario.Expect(
        ["1, 2, 3, 4, 5, 6", 500],
        async s =>
        {
            CurioTask<int> ended = await Coro.Spawn(Outcome.After(10, 1));
            CurioTask<int> joined = await Coro.Spawn(Outcome.After(10, 2));
            CurioTask<int> running = await Coro.Spawn(Outcome.After(500, 3));
            CurioTask<int> endedLater = await Coro.Spawn(Outcome.After(10, 4));
            CurioTask<int> joinedLater = await Coro.Spawn(Outcome.After(10, 5));
            CurioTask<int> runningLater = await Coro.Spawn(Outcome.After(400, 6));
            await joined.JoinAsync();
            await joinedLater.JoinAsync();
            await ended.WaitAsync();
            await endedLater.WaitAsync();

            var group = new TaskGroup([running, joined, ended]);
            await group.AddTaskAsync(runningLater);
            await group.AddTaskAsync(endedLater);
            await group.AddTaskAsync(joinedLater);
            await group.JoinAsync();
            s.Note(string.Join(", ", group.Results));
            s.Note(s.Time());
        });

    [Fact]
    public void G02_An_ended_task_that_failed_ends_the_join() => Scenario.Expect(
        ["other: TaskCancelledException", true, 20],
        async s =>
        {
            CurioTask<int> failed = await Coro.Spawn(Outcome.FailsAfter<int>(10, new InvalidTimeZoneException()));
            await Coro.Sleep(20.Milliseconds);
            var group = new TaskGroup([failed]);
            await group.SpawnAsync(s.SleepsForEver("other"));
            await Coro.Sleep(TimeSpan.Zero);
            await group.JoinAsync();
            s.Note(ReferenceEquals(group.Completed, failed));
            s.Note(s.Time());
        });

    [Fact]
    public void G03_Daemons_do_not_count_and_are_cancelled_at_the_join() => Scenario.Expect(
        ["daemon: TaskCancelledException", "daemon: TaskCancelledException", 100, "member", 1, null],
        async s =>
        {
            CurioTask given = await Coro.Spawn(s.SleepsForEver("daemon"), daemon: true);
            CurioTask<int> failing = await Coro.Spawn(Outcome.FailsAfter<int>(10, new InvalidTimeZoneException()), daemon: true);
            var group = new TaskGroup([given, failing]);
            CurioTask daemon = await group.SpawnAsync(s.SleepsForEver("daemon"), daemon: true);
            await group.SpawnAsync(Outcome.FailsAfter<int>(20, new InvalidTimeZoneException()), daemon: true);
            await group.SpawnAsync(Outcome.After(100, "member"));
            await group.JoinAsync();
            s.Note(s.Time());
            s.Note(group.Results.Single());
            s.Note(group.Tasks.Count);
            s.Note(group.Exceptions.Single());
            Assert.True(given.IsTerminated);
            Assert.True(daemon.IsTerminated);
        });

    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G03_Daemons_are_cancelled_also_when_the_body_throws(GroupForm form) => Scenario.Expect(
        ["daemon: TaskCancelledException", "InvalidTimeZoneException"],
        async s =>
        {
            s.Note(await Outcome.Of(form.Group(async g =>
            {
                await g.SpawnAsync(s.SleepsForEver("daemon"), daemon: true);
                await Coro.Sleep(10.Milliseconds);
                throw new InvalidTimeZoneException();
            })));
        });

    [Fact]
    public void G03_A_group_of_daemons_alone_does_not_wait_for_them() => Scenario.Expect(["daemon: TaskCancelledException", 10], async s =>
    {
        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(s.SleepsForEver("daemon"), daemon: true);
            await Coro.Sleep(10.Milliseconds);
        });
        s.Note(s.Time());
    });

    [Fact]
    public void G06_Exceptions_has_an_entry_for_each_tracked_task() => Scenario.Expect(
        ["-, TaskCancelledException, InvalidTimeZoneException, TaskCancelledException, -", "InvalidTimeZoneException"],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Outcome.After(10, "early"));
                await g.SpawnAsync(Outcome.After(500, "late"));
                await g.SpawnAsync(Outcome.FailsAfter<int>(100, new InvalidTimeZoneException()));
                await g.SpawnAsync(Outcome.After(500, "late"));
                await g.SpawnAsync(Outcome.After(20, "early"));
            });
            s.Note(Names(group.Exceptions));
            CurioTask failed = group.Tasks.Single(static task => task.Exception is InvalidTimeZoneException);
            try
            {
                _ = failed.Result;
            }
            catch (InvalidTimeZoneException)
            {
                s.Note("InvalidTimeZoneException");
            }
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void G06_Results_throws_when_a_tracked_task_failed_or_was_cancelled(bool fails) => Scenario.Expect(
        [fails ? "InvalidTimeZoneException" : "TaskCancelledException"],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Outcome.After(10, "early"));
                CurioTask<int> second = await g.SpawnAsync(Outcome.FailsAfter<int>(100, new InvalidTimeZoneException()));
                if (!fails)
                {
                    await second.CancelAsync();
                }
            });
            s.Note(Outcome.Of(() => _ = group.Results));
        });

    [Theory]
    [InlineData(TaskGroupWait.All)]
    [InlineData(TaskGroupWait.Any)]
    [InlineData(TaskGroupWait.FirstResult)]
    [InlineData(TaskGroupWait.None)]
    public void G19_An_empty_group(TaskGroupWait wait) => Scenario.ExpectInOrder(
        [null, null, 0, 0, 0, "InvalidOperationException", 0],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(static async _ => { }, wait);
            s.Note(group.Exception);
            s.Note(group.Completed);
            s.Note(group.Exceptions.Count);
            s.Note(group.Results.Count);
            s.Note(group.Tasks.Count);
            s.Note(Outcome.Of(() => _ = group.Result));
            s.Note(s.Time());
        });

    [Fact]
    public void G20_Members_may_spawn_into_their_own_group_while_it_is_joined() => Scenario.Expect(
        [600, "child 0, child 1, child 2"],
        async s =>
        {
            async Coro<string> Child(TaskGroup g, int generation)
            {
                await Coro.Sleep(200.Milliseconds);
                if (generation < 2)
                {
                    await g.SpawnAsync(Child(g, generation + 1));
                }

                return $"child {generation}";
            }

            TaskGroup group = await TaskGroup.Run(async g => { await g.SpawnAsync(Child(g, 0)); });
            s.Note(s.Time());
            s.Note(string.Join(", ", group.Results));
        });

    [Fact]
    public void G20_What_a_member_spawns_while_it_is_cancelled_does_not_outlive_the_group() => Scenario.Expect(
        ["cleanup", "spawned late: TaskCancelledException", "left"],
        async s =>
        {
            async Coro Member(TaskGroup g)
            {
                try
                {
                    await Coro.Sleep(Timeout.InfiniteTimeSpan);
                }
                finally
                {
                    s.Note("cleanup");
                    await g.SpawnAsync(s.SleepsForEver("spawned late"));
                }
            }

            await TaskGroup.Run(
                async g =>
                {
                    await g.SpawnAsync(Member(g));
                    await Coro.Sleep(10.Milliseconds);
                },
                TaskGroupWait.None);
            s.Note("left");
        });

    [Fact]
    public void G21_Joining_again_returns_at_once() => Scenario.ExpectInOrder(["joined", "joined again", "other"], async s =>
    {
        async Coro Other() => s.Note("other");
        var group = new TaskGroup();
        await group.SpawnAsync(Outcome.After(10, 1));
        await group.JoinAsync();
        s.Note("joined");
        CurioTask other = await Coro.Spawn(Other());
        await group.JoinAsync();
        await group.JoinAsync(TaskGroupWait.None);
        await group.DisposeAsync();
        await group.CancelRemainingAsync();
        s.Note("joined again");
        await other.JoinAsync();
    });

    [Fact]
    public void G21_Tasks_lists_tracked_members_by_number() => Scenario.Expect([true, true], async s =>
    {
        CurioTask given = await Coro.Spawn(Outcome.After(10, 0));
        var group = new TaskGroup();
        CurioTask first = await group.SpawnAsync(Outcome.After(30, 1));
        await group.SpawnAsync(new AsyncEvent().WaitAsync(), daemon: true);
        await group.SpawnAsync(Outcome.After(5, 1), ignoreResult: true);
        CurioTask second = await group.SpawnAsync(Outcome.After(20, 2));
        await group.AddTaskAsync(given);
        s.Note(group.Tasks.SequenceEqual([given, first, second]));
        await group.JoinAsync();
        s.Note(group.Tasks.SequenceEqual([given, first, second]));
    });

    [Fact]
    public void G21_Groups_form_no_hierarchy_and_a_plain_spawn_is_in_none() => Scenario.Expect(
        ["outer done", 1, "inner and plain go on", true, true],
        async s =>
        {
            CurioTask? inner = null;
            CurioTask? plain = null;
            var innerGroup = new TaskGroup();
            TaskGroup outer = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Outcome.After(10, "member"));
                inner = await innerGroup.SpawnAsync(Outcome.After(500, "inner"));
                plain = await Coro.Spawn(Outcome.After(500, "plain"));
            });
            s.Note("outer done");
            s.Note(outer.Tasks.Count);
            s.Note(inner!.IsTerminated || plain!.IsTerminated ? "ended" : "inner and plain go on");
            await innerGroup.JoinAsync();
            await plain!.JoinAsync();
            s.Note(!inner.IsCancelled);
            s.Note(!plain.IsCancelled);
        });

    [Fact]
    public void G21_Grouped_tasks_are_never_reported_as_not_joined()
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            CurioTask given = await Coro.Spawn(Outcome.After(1, 0));
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.AddTaskAsync(given);
                await g.SpawnAsync(Outcome.After(10, 1));
                await g.SpawnAsync(Outcome.After(10, 2), ignoreResult: true);
                await g.SpawnAsync(Outcome.After(10, 3), daemon: true);
            });
            await group.JoinAsync();

            // One that nobody joins, to see that there would be a warning.
            await Coro.Spawn(Outcome.After(10, 4), daemon: false, name: "forgotten");
        });

        Assert.Contains("forgotten", Assert.Single(scenario.Log.Warnings), StringComparison.Ordinal);
    }

    private static string Names(IEnumerable<Exception?> exceptions) =>
        string.Join(", ", exceptions.Select(static exception => exception?.GetType().Name ?? "-"));
}
