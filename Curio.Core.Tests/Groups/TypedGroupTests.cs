using Curio.Tests.Coroutines;
using Curio.Tests.Support;
using Curio.Tests.Time;
using static Curio.AsyncThread;

namespace Curio.Tests.Groups;

/// <summary>Groups whose members return one type: the same rules, and results that need no cast.</summary>
public class TypedGroupTests
{
    [Fact]
    public void G01_Results_have_the_type() => Scenario.Expect([6, 30, true], async s =>
    {
        TaskGroup<int>? inside = null;
        TaskGroup<int> group = await TaskGroup.Run<int>(async g =>
        {
            inside = g;
            await g.SpawnAsync(Outcome.After(30, 1));
            await g.SpawnAsync(Outcome.After(10, 2));
            await g.SpawnAsync(Outcome.After(20, 3));
        });
        Assert.Equal([1, 2, 3], group.Results);
        s.Note(group.Results.Sum());
        s.Note(s.Time());
        s.Note(ReferenceEquals(group, inside));
    });

    [Fact]
    public void G02_Tasks_can_be_given_to_it() => Scenario.Expect([6], async s =>
    {
        CurioTask<int> first = await Coro.Spawn(Outcome.After(10, 1));
        CurioTask<int> second = await Coro.Spawn(Outcome.After(10, 2));
        await using var group = new TaskGroup<int>([first]);
        await group.AddTaskAsync(second);
        await group.SpawnAsync(Outcome.After(10, 3));
        await group.JoinAsync();
        Assert.Equal([first, second], group.Tasks.Take(2));
        s.Note(group.Results.Sum());
    });

    [Fact]
    public void G04_G05_Result_is_that_of_the_first_and_rethrows() => Scenario.Expect(["first", true, true, "InvalidTimeZoneException", 20], async s =>
    {
        CurioTask<string>? first = null;
        TaskGroup<string> any = await TaskGroup.Run<string>(
            async g =>
            {
                first = await g.SpawnAsync(Outcome.After(10, "first"));
                await g.SpawnAsync(Outcome.After(500, "second"));
            },
            TaskGroupWait.Any);
        string result = any.Result;
        s.Note(result);
        s.Note(ReferenceEquals(first, any.Completed));
        var failure = new InvalidTimeZoneException();
        TaskGroup<string> failed = await TaskGroup.Run<string>(
            async g => { await g.SpawnAsync(Outcome.FailsAfter<string>(10, failure)); },
            TaskGroupWait.Any);
        s.Note(ReferenceEquals(failure, failed.Exception) && ReferenceEquals(failure, failed.Exceptions.Single()));
        s.Note(Outcome.Of(() => _ = failed.Result));
        s.Note(s.Time());
    });

    [Fact]
    public void G10_When_the_body_throws_the_members_are_cancelled() => Scenario.Expect(["NotSupportedException", 0], async s =>
    {
        CurioTask<int>? member = null;
        s.Note(await Outcome.Of(TaskGroup.Run<int>(async g =>
        {
            member = await g.SpawnAsync(Outcome.After(500, 1));
            throw new NotSupportedException();
        })));
        s.Note(s.Time());
        Assert.IsType<TaskCancelledException>(member!.Exception);
    });

    [Fact]
    public void G14_G15_G16_Members_come_as_they_end() => Scenario.Expect(
        ["first", "second", "third", "fourth", "InvalidOperationException", null],
        async s => await TaskGroup.Run<string>(async g =>
        {
            foreach ((int after, string value) in new[] { (40, "fourth"), (20, "second"), (10, "first"), (30, "third") })
            {
                await g.SpawnAsync(Outcome.After(after, value));
            }

            CurioTask<string>? done = await g.NextDoneAsync();
            s.Note(done!.Result);
            string second = await g.NextResultAsync();
            s.Note(second);
            await foreach (CurioTask<string> task in g)
            {
                s.Note(task.Result);
            }

            s.Note(await Outcome.Of(g.NextResultAsync()));
            s.Note(await g.NextDoneAsync());
        }));

    [Fact]
    public void G17_What_remains_can_be_cancelled() => Scenario.Expect([1, 10], async s =>
    {
        TaskGroup<int> group = await TaskGroup.Run<int>(async g =>
        {
            await g.SpawnAsync(Outcome.After(10, 1));
            await g.SpawnAsync(Outcome.After(500, 2));
            await Coro.Sleep(10.Milliseconds);
            await Steps.Settle();
            await g.CancelRemainingAsync();
        });
        s.Note(group.Results.Single());
        s.Note(s.Time());
    });

    [Fact]
    public void G18_What_is_refused_elsewhere_is_refused_here() => Scenario.ExpectInOrder(
        [.. Enumerable.Repeat<object>(nameof(InvalidOperationException), 8)],
        async s =>
        {
            var group = new TaskGroup<int>();
            s.Note(Outcome.Of(() => _ = group.Result));
            s.Note(Outcome.Of(() => _ = group.Results));
            s.Note(Outcome.Of(() => _ = group.Exception));
            s.Note(Outcome.Of(() => _ = group.Exceptions));
            await group.JoinAsync();
            s.Note(Outcome.Of(() => _ = group.Result));
            s.Note(await Outcome.Of(group.SpawnAsync(Outcome.After(10, 1))));
            s.Note(await Outcome.Of(group.SpawnThreadAsync(static () => 1)));
            s.Note(Outcome.Of(() => _ = group.GetAsyncEnumerator().Current));
            Assert.Empty(group.Results);
            Assert.Null(group.Completed);
        });

    [Fact]
    public void G22_Threads_can_be_members() => Scenario.Expect([3], async s =>
    {
        TaskGroup<int> group = await TaskGroup.Run<int>(async g =>
        {
            await g.SpawnAsync(Outcome.After(10, 1));
            AsyncThread<int> thread = await g.SpawnThreadAsync(static () => AWAIT(Outcome.After(20, 2)));
            Assert.Contains(thread, g.Tasks);
        });
        s.Note(group.Results.Sum());
    });

    [Fact]
    public void G03_G24_Daemons_and_ignored_members_do_not_count() => Scenario.Expect([1, 1, 30], async s =>
    {
        TaskGroup<int> group = await TaskGroup.Run<int>(async g =>
        {
            await g.SpawnAsync(Outcome.After(500, 3), daemon: true);
            await g.SpawnAsync(Outcome.After(30, 2), ignoreResult: true);
            await g.SpawnAsync(Outcome.After(10, 1));
        });
        s.Note(group.Results.Single());
        s.Note(group.Result);
        s.Note(s.Time());
    });

    [Fact]
    public void G25_It_has_a_name_and_a_join_may_override_its_policy() => Scenario.ExpectInOrder(
        ["TaskGroup(name='friends', running=1, wait=All)", "friends", 0],
        async s =>
        {
            await using var group = new TaskGroup<int>(name: "friends");
            await group.SpawnAsync(Outcome.After(500, 1));
            s.Note(group.ToString());
            s.Note(group.Name);
            await group.JoinAsync(TaskGroupWait.None);
            s.Note(s.Time());
        });

    [Fact]
    public void G10_Leaving_its_block_without_a_join_cancels_the_members() => Scenario.Expect([0], async s =>
    {
        CurioTask<int> member;
        await using (var group = new TaskGroup<int>())
        {
            member = await group.SpawnAsync(Outcome.After(500, 1));
        }

        Assert.True(member.IsCancelled && member.IsTerminated);
        s.Note(s.Time());
    });
}
