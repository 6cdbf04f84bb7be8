using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Groups;

/// <summary>When a join is over, and what it says then.</summary>
public class GroupPolicyTests
{
    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G04_Any_ends_with_the_first_and_cancels_the_rest(GroupForm form) => Scenario.Expect(
        ["rest: TaskCancelledException", "rest: TaskCancelledException", 100, "first", true, null, true],
        async s =>
        {
            CurioTask? first = null;
            TaskGroup group = await form.Group(
                async g =>
                {
                    await g.SpawnAsync(s.SleepsForEver("rest"));
                    first = await g.SpawnAsync(Outcome.After(100, "first"));
                    await g.SpawnAsync(s.SleepsForEver("rest"));
                },
                TaskGroupWait.Any);
            s.Note(s.Time());
            s.Note(group.Result);
            s.Note(ReferenceEquals(group.Completed, first));
            s.Note(group.Exception);
            s.Note(group.Tasks.All(static task => task.IsTerminated));
        });

    [Fact]
    public void G04_Of_several_that_have_ended_the_earliest_wins_and_none_of_them_is_cancelled() => Scenario.Expect(
        ["second", "first, second, third", false, 50],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(
                async g =>
                {
                    await g.SpawnAsync(Outcome.After(30, "first"));
                    await g.SpawnAsync(Outcome.After(10, "second"));
                    await g.SpawnAsync(Outcome.After(20, "third"));
                    await Coro.Sleep(50.Milliseconds);
                },
                TaskGroupWait.Any);
            s.Note(group.Result);
            s.Note(string.Join(", ", group.Results));
            s.Note(group.Tasks.Any(static task => task.IsCancelled));
            s.Note(s.Time());
        });

    [Fact]
    public void G05_Any_when_the_first_one_failed() => Scenario.Expect(
        ["other: TaskCancelledException", "InvalidTimeZoneException", true, "TaskCancelledException, InvalidTimeZoneException"],
        async s =>
        {
            var failure = new InvalidTimeZoneException();
            TaskGroup group = await TaskGroup.Run(
                async g =>
                {
                    await g.SpawnAsync(s.SleepsForEver("other"));
                    await g.SpawnAsync(Outcome.FailsAfter<int>(10, failure));
                },
                TaskGroupWait.Any);
            s.Note(Outcome.Of(() => _ = group.Result));
            s.Note(ReferenceEquals(group.Exception, failure));
            s.Note(Names(group.Exceptions));
        });

    [Fact]
    public void G07_FirstResult_passes_over_those_that_returned_nothing() => Scenario.Expect(
        ["rest: TaskCancelledException", 40, "something", "something"],
        async s =>
        {
            async Coro Nothing(int milliseconds) => await Coro.Sleep(milliseconds.Milliseconds);
            TaskGroup group = await TaskGroup.Run(
                async g =>
                {
                    await g.SpawnAsync(s.SleepsForEver("rest"));
                    await g.SpawnAsync(Nothing(10));
                    await g.SpawnAsync(Outcome.After<string?>(20, null));
                    await g.SpawnAsync(Outcome.After<int?>(30, null));
                    await g.SpawnAsync(Outcome.After(40, "something"));
                },
                TaskGroupWait.FirstResult);
            s.Note(s.Time());
            s.Note(group.Result);
            s.Note(group.Completed!.Result);
        });

    [Theory]
    [InlineData("zero")]
    [InlineData("false")]
    [InlineData("empty string")]
    [InlineData("nullable with a value")]
    public void G07_Any_value_but_null_counts(string kind) => Scenario.Expect(["rest: TaskCancelledException", 10], async s =>
    {
        await TaskGroup.Run(
            async g =>
            {
                await g.SpawnAsync(s.SleepsForEver("rest"));
                CurioTask _ = kind switch
                {
                    "zero" => await g.SpawnAsync(Outcome.After(10, 0)),
                    "false" => await g.SpawnAsync(Outcome.After(10, false)),
                    "empty string" => await g.SpawnAsync(Outcome.After(10, "")),
                    _ => await g.SpawnAsync(Outcome.After<int?>(10, 0)),
                };
            },
            TaskGroupWait.FirstResult);
        s.Note(s.Time());
    });

    [Fact]
    public void G07_FirstResult_takes_the_first_failure_too() => Scenario.Expect(
        ["rest: TaskCancelledException", 20, true, "InvalidTimeZoneException"],
        async s =>
        {
            CurioTask? failed = null;
            TaskGroup group = await TaskGroup.Run(
                async g =>
                {
                    await g.SpawnAsync(s.SleepsForEver("rest"));
                    failed = await g.SpawnAsync(Outcome.FailsAfter<string>(20, new InvalidTimeZoneException()));
                    await g.SpawnAsync(Outcome.After<string?>(10, null));
                },
                TaskGroupWait.FirstResult);
            s.Note(s.Time());
            s.Note(ReferenceEquals(group.Completed, failed));
            s.Note(Outcome.Of(() => _ = group.Result));
        });

    [Fact]
    public void G07_When_all_return_nothing_none_has_completed() => Scenario.Expect(
        [20, null, "InvalidOperationException", null, true],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(
                async g =>
                {
                    await g.SpawnAsync(Outcome.After<string?>(20, null));
                    await g.SpawnAsync(Outcome.After<string?>(10, null));
                },
                TaskGroupWait.FirstResult);
            s.Note(s.Time());
            s.Note(group.Completed);
            s.Note(Outcome.Of(() => _ = group.Result));
            s.Note(group.Exception);
            s.Note(group.Results.SequenceEqual([null, null]));
        });

    [Fact]
    public void G08_None_cancels_all_that_run() => Scenario.Expect(
        ["rest: TaskCancelledException", 50, null, "InvalidOperationException", "-, TaskCancelledException"],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(
                async g =>
                {
                    await g.SpawnAsync(Outcome.After(10, "ended"));
                    await g.SpawnAsync(s.SleepsForEver("rest"));
                    await Coro.Sleep(50.Milliseconds);
                },
                TaskGroupWait.None);
            s.Note(s.Time());
            s.Note(group.Completed);
            s.Note(Outcome.Of(() => _ = group.Result));
            s.Note(Names(group.Exceptions));
        });

    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G09_All_with_a_failure_cancels_the_others_at_once_and_throws_nothing(GroupForm form) => Scenario.Expect(
        ["other: TaskCancelledException", 100, true, "InvalidTimeZoneException", "TaskCancelledException, InvalidTimeZoneException"],
        async s =>
        {
            CurioTask? failed = null;
            TaskGroup group = await form.Group(async g =>
            {
                await g.SpawnAsync(s.SleepsForEver("other"));
                failed = await g.SpawnAsync(Outcome.FailsAfter<int>(100, new InvalidTimeZoneException()));
            });
            s.Note(s.Time());
            s.Note(ReferenceEquals(group.Completed, failed));
            s.Note(group.Exception!.GetType().Name);
            s.Note(Names(group.Exceptions));
        });

    [Fact]
    public void G09_If_another_ended_before_the_group_speaks_of_that_one() => Scenario.Expect(
        [100, "early", null, "-, InvalidTimeZoneException", "InvalidTimeZoneException"],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Outcome.After(10, "early"));
                await g.SpawnAsync(Outcome.FailsAfter<int>(100, new InvalidTimeZoneException()));
            });
            s.Note(s.Time());
            s.Note(group.Result);
            s.Note(group.Exception);
            s.Note(Names(group.Exceptions));
            s.Note(Outcome.Of(() => _ = group.Results));
        });

    [Fact]
    public void G24_A_member_whose_result_is_ignored_is_awaited_and_counts_for_nothing() => Scenario.Expect(
        [100, "member", "member", 1, null],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Outcome.After(10, "ignored"), ignoreResult: true);
                await g.SpawnAsync(Outcome.After(20, "member"));
                await g.SpawnAsync(Outcome.After(100, "ignored"), ignoreResult: true);
            });
            s.Note(s.Time());
            s.Note(group.Result);
            s.Note(group.Results.Single());
            s.Note(group.Tasks.Count);
            s.Note(group.Exceptions.Single());
        });

    [Fact]
    public void G24_Its_failure_cancels_the_group_all_the_same() => Scenario.Expect(
        ["member: TaskCancelledException", 10, true],
        async s =>
        {
            CurioTask? member = null;
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                member = await g.SpawnAsync(s.SleepsForEver("member"));
                await g.SpawnAsync(Outcome.FailsAfter<int>(10, new InvalidTimeZoneException()), ignoreResult: true);
            });
            s.Note(s.Time());
            s.Note(ReferenceEquals(group.Tasks.Single(), member));
        });

    [Fact]
    public void G24_It_is_not_in_the_iteration() => Scenario.Expect(["member", "no more", 100], async s =>
    {
        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Outcome.After(10, "ignored"), ignoreResult: true);
            await g.SpawnAsync(Outcome.After(20, "member"));
            await g.SpawnAsync(Outcome.After(100, "ignored"), ignoreResult: true);
            await foreach (CurioTask task in g)
            {
                s.Note(task.Result);
            }

            s.Note("no more");
        });
        s.Note(s.Time());
    });

    [Fact]
    public void G24_It_does_not_decide_an_Any() => Scenario.Expect(["member", 50], async s =>
    {
        TaskGroup group = await TaskGroup.Run(
            async g =>
            {
                await g.SpawnAsync(Outcome.After(10, "ignored"), ignoreResult: true);
                await g.SpawnAsync(Outcome.After(50, "member"));
            },
            TaskGroupWait.Any);
        s.Note(group.Result);
        s.Note(s.Time());
    });

    [Fact]
    public void G24_When_it_was_cancelled_with_the_rest_the_group_goes_on() => Scenario.Expect(["new member", 1, 100], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(new AsyncEvent().WaitAsync(), ignoreResult: true);
            await g.CancelRemainingAsync();
            await g.SpawnAsync(Outcome.After(100, "new member"));
        });
        s.Note(group.Completed!.Exception is null ? group.Result : "cancelled");
        s.Note(group.Tasks.Count);
        s.Note(s.Time());
    });

    [Fact]
    public void G24_When_its_failure_was_taken_by_a_join_it_cancels_nobody() => Scenario.Expect(
        ["TaskFailedException", "member", 100],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Outcome.After(100, "member"));
                CurioTask<int> ignored = await g.SpawnAsync(
                    Outcome.FailsAfter<int>(10, new InvalidTimeZoneException()),
                    ignoreResult: true);
                s.Note(await Outcome.Of(ignored.JoinAsync()));
            });
            s.Note(group.Completed!.Exception is null ? group.Result : "cancelled");
            s.Note(s.Time());
        });

    [Fact]
    public void G25_A_join_may_override_the_policy() => Scenario.Expect(
        ["rest: TaskCancelledException", "first", 10, "rest: TaskCancelledException", null, 20],
        async s =>
        {
            await using var any = new TaskGroup();
            await any.SpawnAsync(s.SleepsForEver("rest"));
            await any.SpawnAsync(Outcome.After(10, "first"));
            await any.JoinAsync(TaskGroupWait.Any);
            s.Note(any.Result);
            s.Note(s.Time());

            await using var none = new TaskGroup(TaskGroupWait.FirstResult);
            await none.SpawnAsync(s.SleepsForEver("rest"));
            await Coro.Sleep(10.Milliseconds);
            await none.JoinAsync(TaskGroupWait.None);
            s.Note(none.Completed);
            s.Note(s.Time());
        });

    [Fact]
    public void G25_The_name_shows_in_the_groups_string() => Scenario.ExpectInOrder(
        ["TaskGroup(name='friends', running=1, wait=Any)", "TaskGroup(name='friends', running=0, wait=Any, joined)", "TaskGroup(running=0, wait=All)"],
        async s =>
        {
            var group = new TaskGroup(TaskGroupWait.Any, name: "friends");
            await group.SpawnAsync(Outcome.After(10, 1));
            s.Note(group.ToString());
            await group.JoinAsync();
            s.Note(group.ToString());
            s.Note(new TaskGroup().ToString());
        });

    private static string Names(IEnumerable<Exception?> exceptions) =>
        string.Join(", ", exceptions.Select(static exception => exception?.GetType().Name ?? "-"));
}
