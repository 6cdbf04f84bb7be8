using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Groups;

public class GroupMisuseTests
{
    private const string Invalid = nameof(InvalidOperationException);

    [Fact]
    public void G18_Nothing_can_be_added_after_the_join() => Scenario.ExpectInOrder(
        [Invalid, Invalid, Invalid, Invalid, Invalid, false, "value"],
        async s =>
        {
            bool ran = false;
            async Coro Member() => ran = true;
            CurioTask<string> task = await Coro.Spawn(Outcome.After(10, "value"));
            var group = new TaskGroup();
            await group.JoinAsync();
            s.Note(await Outcome.Of(group.SpawnAsync(Member())));
            s.Note(await Outcome.Of(group.SpawnAsync(Outcome.After(10, 1))));
            s.Note(await Outcome.Of(group.AddTaskAsync(task)));
            s.Note(await Outcome.Of(group.SpawnThreadAsync(() => ran = true)));
            s.Note(await Outcome.Of(group.SpawnThreadAsync(() => { ran = true; })));
            await Coro.Sleep(TimeSpan.Zero);
            s.Note(ran);
            s.Note(await task.JoinAsync());
        });

    [Fact]
    public void G18_Also_after_a_join_by_the_end_of_the_block() => Scenario.ExpectInOrder([Invalid, Invalid], async s =>
    {
        TaskGroup run = await TaskGroup.Run(static async _ => { });
        s.Note(await Outcome.Of(run.SpawnAsync(Outcome.After(10, 1))));
        var disposed = new TaskGroup();
        await disposed.DisposeAsync();
        s.Note(await Outcome.Of(disposed.SpawnAsync(Outcome.After(10, 1))));
    });

    [Fact]
    public void G18_There_are_no_results_before_the_join() => Scenario.ExpectInOrder(
        [Invalid, Invalid, Invalid, Invalid, null],
        async s => await TaskGroup.Run(async g =>
        {
            CurioTask ended = await g.SpawnAsync(Outcome.After(10, 1));
            await ended.WaitAsync();
            s.Note(Outcome.Of(() => _ = g.Result));
            s.Note(Outcome.Of(() => _ = g.Results));
            s.Note(Outcome.Of(() => _ = g.Exception));
            s.Note(Outcome.Of(() => _ = g.Exceptions));
            s.Note(g.Completed);
        }));

    [Fact]
    public void G18_A_task_can_be_in_one_group_only() => Scenario.ExpectInOrder(
        [Invalid, Invalid, Invalid, "value", 1, 0],
        async s =>
        {
            await using var first = new TaskGroup();
            await using var second = new TaskGroup();
            CurioTask<string> task = await first.SpawnAsync(Outcome.After(10, "value"));
            s.Note(await Outcome.Of(second.AddTaskAsync(task)));
            s.Note(await Outcome.Of(first.AddTaskAsync(task)));
            s.Note(Outcome.Of(() => _ = new TaskGroup([task])));
            await first.JoinAsync();
            await second.JoinAsync();
            s.Note(first.Results.Single());
            s.Note(first.Tasks.Count);
            s.Note(second.Tasks.Count);
        });

    [Fact]
    public void G18_A_constructor_that_refuses_one_task_takes_none() => Scenario.ExpectInOrder([Invalid, Invalid, "1, 2"], async s =>
    {
        CurioTask<int> free = await Coro.Spawn(Outcome.After(10, 1));
        CurioTask<int> other = await Coro.Spawn(Outcome.After(10, 2));
        await using var owner = new TaskGroup([other]);
        s.Note(Outcome.Of(() => _ = new TaskGroup([free, other])));
        s.Note(Outcome.Of(() => _ = new TaskGroup([free, free])));
        await owner.AddTaskAsync(free);
        await owner.JoinAsync();
        s.Note(string.Join(", ", owner.Results));
    });

    [Fact]
    public void G18_A_task_that_left_its_group_can_be_in_another() => Scenario.Expect(["next, joined"], async s =>
    {
        await using var first = new TaskGroup();
        await first.SpawnAsync(Outcome.After(10, "next"));
        CurioTask<string> joined = await first.SpawnAsync(Outcome.After(20, "joined"));
        CurioTask? next = await first.NextDoneAsync();
        await joined.JoinAsync();
        await using var second = new TaskGroup([next!, joined]);
        await second.JoinAsync();
        s.Note(string.Join(", ", second.Results));
    });

    [Fact]
    public void G18_The_members_of_a_joined_group_can_be_in_another() => Scenario.Expect(["member, ignored"], async s =>
    {
        CurioTask? daemon = null;
        CurioTask? ended = null;
        CurioTask<string>? member = null;
        CurioTask<string>? ignored = null;
        await TaskGroup.Run(async g =>
        {
            daemon = await g.SpawnAsync(new AsyncEvent().WaitAsync(), daemon: true);
            ended = await g.SpawnAsync(Outcome.After(1, "ended"), daemon: true);
            member = await g.SpawnAsync(Outcome.After(10, "member"));
            ignored = await g.SpawnAsync(Outcome.After(10, "ignored"), ignoreResult: true);
        });

        // Twice: being in a joined group must not last.
        CurioTask[] all = [ignored!, daemon!, member!, ended!];
        await new TaskGroup(all).JoinAsync();
        var next = new TaskGroup(all);
        await next.JoinAsync();
        s.Note(string.Join(", ", next.Results));
    });

    [Fact]
    public void G18_A_joined_group_has_no_next_member() => Scenario.ExpectInOrder([null, Invalid, 0], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g => { await g.SpawnAsync(Outcome.After(10, 1)); });
        s.Note(await group.NextDoneAsync());
        s.Note(await Outcome.Of(group.NextResultAsync()));
        int yielded = 0;
        await foreach (CurioTask _ in group)
        {
            yielded++;
        }

        s.Note(yielded);
    });

    [Fact]
    public void G18_The_enumerator_has_no_current_task_before_its_first_step() => Scenario.ExpectInOrder([Invalid], async s =>
        s.Note(Outcome.Of(() => _ = new TaskGroup().GetAsyncEnumerator().Current)));

    [Fact]
    public void G18_A_used_or_an_empty_coroutine_is_refused_and_the_group_goes_on() => Scenario.ExpectInOrder(
        [Invalid, Invalid, "member", 1],
        async s =>
        {
            Coro<string> used = Outcome.After(1, "used");
            await used;
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                s.Note(await Outcome.Of(g.SpawnAsync(used)));
                s.Note(await Outcome.Of(g.SpawnAsync(default(Coro))));
                await g.SpawnAsync(Outcome.After(10, "member"));
            });
            s.Note(group.Result);
            s.Note(group.Tasks.Count);
        });

    [Theory]
    [InlineData(TaskGroupWait.All, false)]
    [InlineData(TaskGroupWait.Any, false)]
    [InlineData(TaskGroupWait.None, false)]
    [InlineData(TaskGroupWait.All, true)]
    public void A_member_that_joins_its_own_group_would_wait_for_itself(TaskGroupWait wait, bool daemon) => Scenario.Expect(
        [Invalid, "member", 10],
        async s =>
        {
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                async Coro Joins() => s.Note(await Outcome.Of(g.JoinAsync(wait)));
                await g.SpawnAsync(Joins(), daemon, ignoreResult: true);
                await g.SpawnAsync(Outcome.After(10, "member"));
            });
            s.Note(group.Result);
            s.Note(s.Time());
        });

    [Fact]
    public void Two_tasks_may_join_one_group() => Scenario.Expect(["joined", "joined", "member", 100], async s =>
    {
        await using var group = new TaskGroup();
        await group.SpawnAsync(Outcome.After(100, "member"));
        await group.SpawnAsync(Outcome.After(50, "other"));
        async Coro Join()
        {
            await group.JoinAsync();
            s.Note("joined");
        }

        CurioTask other = await Coro.Spawn(Join());
        await Join();
        await other.JoinAsync();
        s.Note(group.Results[0]);
        s.Note(s.Time());
    });

    [Fact]
    public void Nulls_are_refused_by_name() => Scenario.ExpectInOrder(
        ["body", "tasks", "task", "action", "function", "member"],
        async s =>
        {
            s.Note(await NullArgument(TaskGroup.Run(null!)));
            s.Note(NullArgument(static () => _ = new TaskGroup((IEnumerable<CurioTask>)null!)));
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                s.Note(await NullArgument(g.AddTaskAsync(null!)));
                s.Note(await NullArgument(g.SpawnThreadAsync((Action)null!)));
                s.Note(await NullArgument(g.SpawnThreadAsync((Func<int>)null!)));
                await g.SpawnAsync(Outcome.After(10, "member"));
            });
            s.Note(group.Result);
        });

    [Fact]
    public void A_task_of_another_kernel_is_refused()
    {
        Scenario first = Scenario.Prepare();
        Scenario second = Scenario.Prepare();
        using var kernel = new Curio.Kernel(first.Options);
        async Coro<CurioTask> Spawn() => await Coro.Spawn(first.SleepsForEver("foreign"));
        CurioTask foreign = kernel.Run(Spawn());
        Coro.Run(Use(), second.Options);

        Assert.Equal([Invalid, Invalid, 0], second.Events);
        kernel.Run(Cancel());
        Assert.Equal(["foreign: TaskCancelledException"], first.Events);

        async Coro Use()
        {
            second.Note(Outcome.Of(() => _ = new TaskGroup([foreign])));
            var group = new TaskGroup();
            second.Note(await Outcome.Of(group.AddTaskAsync(foreign)));
            await group.JoinAsync();
            second.Note(group.Tasks.Count);
        }

        async Coro Cancel() => await foreign.CancelAsync();
    }

    private static async Coro<string?> NullArgument<T>(Coro<T> coroutine)
    {
        try
        {
            await coroutine;
            return "accepted";
        }
        catch (ArgumentNullException exception)
        {
            return exception.ParamName;
        }
    }

    private static Coro<string?> NullArgument(Coro coroutine) => NullArgument(Returning(coroutine));

    private static async Coro<int> Returning(Coro coroutine)
    {
        await coroutine;
        return 0;
    }

    private static string? NullArgument(Action action) => Assert.Throws<ArgumentNullException>(action).ParamName;
}
