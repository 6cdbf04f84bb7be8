using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Groups;

/// <summary>Members that are taken out of their group one by one.</summary>
public class GroupMemberTests
{
    [Fact]
    public void G12_Joining_a_member_gives_its_value_and_takes_it_out() => Scenario.Expect(["running", "ended", "left"], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            CurioTask<string> running = await g.SpawnAsync(Outcome.After(10, "running"));
            CurioTask<string> ended = await g.SpawnAsync(Outcome.After(5, "ended"));
            await g.SpawnAsync(Outcome.After(20, "left"));
            s.Note(await running.JoinAsync());
            s.Note(await ended.JoinAsync());
        });
        s.Note(string.Join(", ", group.Results));
    });

    [Fact]
    public void G12_Joining_a_failed_member_takes_it_out_and_cancels_nobody() => Scenario.Expect(
        ["InvalidTimeZoneException", "InvalidTimeZoneException", "left", 100],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                CurioTask<int> first = await g.SpawnAsync(Outcome.FailsAfter<int>(5, new InvalidTimeZoneException()));
                CurioTask<int> second = await g.SpawnAsync(Outcome.FailsAfter<int>(10, new InvalidTimeZoneException()));
                await g.SpawnAsync(Outcome.After(100, "left"));
                foreach (CurioTask task in (CurioTask[])[second, first])
                {
                    try
                    {
                        await task.JoinAsync();
                    }
                    catch (TaskFailedException exception)
                    {
                        s.Note(exception.InnerException!.GetType().Name);
                    }
                }
            });
            s.Note(string.Join(", ", group.Results));
            s.Note(s.Time());
        });

    [Fact]
    public void G12_Joining_a_daemon_of_a_group() => Scenario.Expect(["daemon", "TaskFailedException", "left"], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            CurioTask<string> daemon = await g.SpawnAsync(Outcome.After(10, "daemon"), daemon: true);
            CurioTask<int> failing = await g.SpawnAsync(
                Outcome.FailsAfter<int>(10, new InvalidTimeZoneException()),
                daemon: true);
            await g.SpawnAsync(Outcome.After(20, "left"));
            s.Note(await daemon.JoinAsync());
            s.Note(await Outcome.Of(failing.JoinAsync()));
        });
        s.Note(string.Join(", ", group.Results));
    });

    [Fact]
    public void G12_Waiting_for_a_member_leaves_it_in() => Scenario.Expect(["waited"], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            CurioTask<string> task = await g.SpawnAsync(Outcome.After(10, "waited"));
            await task.WaitAsync();
        });
        s.Note(string.Join(", ", group.Results));
    });

    [Fact]
    public void G12_Joining_a_member_of_a_joined_group_changes_nothing() => Scenario.Expect(["value", "value"], async s =>
    {
        CurioTask<string>? member = null;
        TaskGroup group = await TaskGroup.Run(async g => { member = await g.SpawnAsync(Outcome.After(10, "value")); });
        s.Note(await member!.JoinAsync());
        s.Note(string.Join(", ", group.Results));
    });

    [Fact]
    public void G14_NextDone_hands_out_members_in_the_order_of_completion() => Scenario.Expect(
        ["second", "third", "first", null, null, 0, 30],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Outcome.After(30, "first"));
                await g.SpawnAsync(Outcome.After(10, "second"));
                await g.SpawnAsync(new AsyncEvent().WaitAsync(), daemon: true);
                await g.SpawnAsync(Outcome.After(20, "third"));
                while (await g.NextDoneAsync() is { } task)
                {
                    s.Note(task.Result);
                }

                s.Note(await g.NextDoneAsync());
            });
            s.Note(group.Completed);
            s.Note(group.Tasks.Count);
            s.Note(s.Time());
        });

    [Fact]
    public void G14_Members_that_ended_before_are_handed_out_in_that_order() => Scenario.Expect(
        ["second", "third", "first", 100],
        async s => await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.After(30, "first"));
            await g.SpawnAsync(Outcome.After(10, "second"));
            await g.SpawnAsync(Outcome.After(20, "third"));
            await Coro.Sleep(100.Milliseconds);
            while (await g.NextDoneAsync() is { } task)
            {
                s.Note(task.Result);
            }

            s.Note(s.Time());
        }));

    [Fact]
    public void G14_A_failure_taken_so_cancels_nobody() => Scenario.Expect(["InvalidTimeZoneException", "left", 100], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.FailsAfter<int>(10, new InvalidTimeZoneException()));
            await g.SpawnAsync(Outcome.After(100, "left"));
            CurioTask? failed = await g.NextDoneAsync();
            s.Note(failed!.Exception!.GetType().Name);
        });
        s.Note(string.Join(", ", group.Results));
        s.Note(s.Time());
    });

    [Fact]
    public void G14_Two_tasks_may_take_members_of_one_group() => Scenario.Expect([4, true], async s =>
    {
        var taken = new List<CurioTask>();
        async Coro Take(TaskGroup g)
        {
            while (await g.NextDoneAsync() is { } task)
            {
                taken.Add(task);
                await Coro.Sleep(3.Milliseconds);
            }
        }

        await using var group = new TaskGroup();
        for (int i = 1; i <= 4; i++)
        {
            await group.SpawnAsync(Outcome.After(10 * i, i));
        }

        CurioTask other = await Coro.Spawn(Take(group));
        await Take(group);
        await other.JoinAsync();
        await group.JoinAsync();
        s.Note(taken.Distinct().Count());
        s.Note(s.Time() < 50);
    });

    [Fact]
    public void G15_NextResult_gives_the_next_value() => Scenario.Expect(["second", "first", "InvalidOperationException"], async s =>
        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.After(20, "first"));
            await g.SpawnAsync(Outcome.After(10, "second"));
            s.Note(await g.NextResultAsync());
            s.Note(await g.NextResultAsync());
            s.Note(await Outcome.Of(g.NextResultAsync()));
        }));

    [Fact]
    public void G15_A_failed_members_exception_comes_unwrapped() => Scenario.Expect([true], async s =>
    {
        var failure = new InvalidTimeZoneException();
        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.FailsAfter<int>(10, failure));
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

    [Fact]
    public void G15_It_can_be_cancelled_and_timed_out_and_no_member_is_lost() => Scenario.Expect(
        ["timeout", 50, "member", 100],
        async s => await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.After(100, "member"));
            s.Note(await Coro.IgnoreAfter(50.Milliseconds, g.NextResultAsync(), "timeout"));
            s.Note(s.Time());
            s.Note(await g.NextResultAsync());
            s.Note(s.Time());
        }));

    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G16_Iteration_yields_members_as_they_end(GroupForm form) => Scenario.Expect(
        ["second 10", "third 20", "first 30", "end", 0, null],
        async s =>
        {
            TaskGroup group = await form.Group(async g =>
            {
                await g.SpawnAsync(Outcome.After(30, "first"));
                await g.SpawnAsync(Outcome.After(10, "second"));
                await g.SpawnAsync(Outcome.After(20, "third"));
                await foreach (CurioTask task in g)
                {
                    s.Note($"{task.Result} {s.Time()}");
                }

                s.Note("end");
            });
            s.Note(group.Results.Count);
            s.Note(group.Completed);
        });

    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G16_A_failure_thrown_out_of_the_loop_cancels_the_rest(GroupForm form) => Scenario.Expect(
        ["first", "rest: TaskCancelledException", "InvalidTimeZoneException", 20],
        async s =>
        {
            s.Note(await Outcome.Of(form.Group(async g =>
            {
                await g.SpawnAsync(s.SleepsForEver("rest"));
                await g.SpawnAsync(Outcome.After(10, "first"));
                await g.SpawnAsync(Outcome.FailsAfter<string>(20, new InvalidTimeZoneException()));
                await foreach (CurioTask task in g)
                {
                    s.Note(task.Result);
                }
            })));
            s.Note(s.Time());
        });

    [Fact]
    public void G16_What_is_left_after_a_break_is_joined_as_usual() => Scenario.Expect(["first", "second, third", 30], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.After(10, "first"));
            await g.SpawnAsync(Outcome.After(20, "second"));
            await g.SpawnAsync(Outcome.After(30, "third"));
            await foreach (CurioTask task in g)
            {
                s.Note(task.Result);
                break;
            }
        });
        s.Note(string.Join(", ", group.Results));
        s.Note(s.Time());
    });

    [Fact]
    public void G16_Members_spawned_during_the_iteration_are_yielded_too() => Scenario.Expect([3, 2, 1, 30], async s =>
    {
        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.After(10, 3));
            await foreach (CurioTask task in g)
            {
                int left = (int)task.Result!;
                s.Note(left);
                if (left > 1)
                {
                    await g.SpawnAsync(Outcome.After(10, left - 1));
                }
            }
        });
        s.Note(s.Time());
    });
}
