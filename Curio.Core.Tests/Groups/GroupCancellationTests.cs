using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Groups;

public class GroupCancellationTests
{
    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G10_When_the_body_throws_all_members_have_ended_before_that_propagates(GroupForm form) => Scenario.Expect(
        ["member: TaskCancelledException", "member cleaned up", 1100, true],
        async s =>
        {
            var failure = new InvalidTimeZoneException();
            try
            {
                await form.Group(async g =>
                {
                    await g.SpawnAsync(CleansUp(s, "member", 1000));
                    await Coro.Sleep(100.Milliseconds);
                    throw failure;
                });
            }
            catch (InvalidTimeZoneException exception)
            {
                s.Note(s.Time());
                s.Note(ReferenceEquals(exception, failure));
            }
        });

    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G10_An_earlier_failure_of_a_member_does_not_replace_it(GroupForm form) => Scenario.Expect(
        ["NotSupportedException"],
        async s => s.Note(await Outcome.Of(form.Group(async g =>
        {
            await g.SpawnAsync(Outcome.FailsAfter<int>(10, new InvalidTimeZoneException()));
            await Coro.Sleep(100.Milliseconds);
            throw new NotSupportedException();
        }))));

    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G11_An_owner_cancelled_in_the_join_ends_the_members_first(GroupForm form) => Scenario.Expect(
        ["member: TaskCancelledException", "member cleaned up", "owner: TaskCancelledException", 1100],
        async s =>
        {
            async Coro Owner() => s.Note($"owner: {await Outcome.Of(form.Group(
                async g => { await g.SpawnAsync(CleansUp(s, "member", 1000)); }))}");

            CurioTask owner = await Coro.Spawn(Owner());
            await Coro.Sleep(100.Milliseconds);
            await owner.CancelAsync();
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G11_An_owner_timed_out_in_the_join_ends_the_members_first(GroupForm form) => Scenario.Expect(
        ["member: TaskCancelledException", "member cleaned up", "inside: TaskTimeoutException", "TaskTimeoutException", 1100],
        async s =>
        {
            async Coro Inside()
            {
                try
                {
                    await form.Group(async g => { await g.SpawnAsync(CleansUp(s, "member", 1000)); });
                }
                catch (Exception exception)
                {
                    s.Note($"inside: {exception.GetType().Name}");
                    throw;
                }
            }

            s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Inside())));
            s.Note(s.Time());
        });

    [Fact]
    public void G11_A_timeout_may_be_ignored_around_a_group() => Scenario.Expect(
        ["member: TaskCancelledException", "member: TaskCancelledException", false, 100],
        async s =>
        {
            s.Note(await Coro.IgnoreAfter(100.Milliseconds, async () =>
            {
                await TaskGroup.Run(async g =>
                {
                    await g.SpawnAsync(s.SleepsForEver("member"));
                    await g.SpawnAsync(s.SleepsForEver("member"));
                });
            }));
            s.Note(s.Time());
        });

    [Fact]
    public void G13_A_member_cancelled_directly_ends_the_group() => Scenario.Expect(
        ["first: TaskCancelledException", "other: TaskCancelledException", true, "TaskCancelledException"],
        async s =>
        {
            CurioTask? first = null;
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                first = await g.SpawnAsync(s.SleepsForEver("first"));
                await g.SpawnAsync(s.SleepsForEver("other"));
                await Coro.Sleep(10.Milliseconds);
                await first.CancelAsync();
            });
            s.Note(ReferenceEquals(group.Completed, first));
            s.Note(group.Exception!.GetType().Name);
        });

    [Fact]
    public void G13_Also_one_cancelled_by_a_sibling() => Scenario.Expect(
        ["server: TaskCancelledException", "other: TaskCancelledException", 10],
        async s =>
        {
            async Coro Stop(CurioTask server)
            {
                await Coro.Sleep(10.Milliseconds);
                await server.CancelAsync();
                await s.SleepsForEver("other");
            }

            await TaskGroup.Run(async g =>
            {
                CurioTask server = await g.SpawnAsync(s.SleepsForEver("server"));
                await g.SpawnAsync(Stop(server));
            });
            s.Note(s.Time());
        });

    [Fact]
    public void G13_A_member_that_swallows_its_cancellation_ends_well() => Scenario.Expect(["kept", "other", 500], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            async Coro<string> Stubborn()
            {
                await Outcome.Of(Coro.Sleep(Timeout.InfiniteTimeSpan));
                return "kept";
            }

            CurioTask stubborn = await g.SpawnAsync(Stubborn());
            await g.SpawnAsync(Outcome.After(500, "other"));
            await Coro.Sleep(10.Milliseconds);
            await stubborn.CancelAsync();
        });
        s.Note(group.Results[0]);
        s.Note(group.Results[1]);
        s.Note(s.Time());
    });

    [Fact]
    public void G17_CancelRemaining_requests_all_then_waits_then_drops() => Scenario.Expect(
        [
            "member: TaskCancelledException",
            "member: TaskCancelledException",
            "member cleaned up",
            "member cleaned up",
            1100,
            "ended",
            false,
            true,
        ],
        async s =>
        {
            var order = new List<string>();
            CurioTask? daemon = null;
            TaskGroup group = await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Outcome.After(10, "ended"));
                await g.SpawnAsync(CleansUp(s, "member", 1000));
                daemon = await g.SpawnAsync(new AsyncEvent().WaitAsync(), daemon: true);
                await g.SpawnAsync(CleansUp(s, "member", 1000));
                await Coro.Sleep(100.Milliseconds);

                // One after the other would take twice the time.
                await g.CancelRemainingAsync();
                s.Note(s.Time());
                s.Note(g.Tasks.Single().Result);
                s.Note(daemon.IsTerminated);
            });
            s.Note(daemon!.IsCancelled);
        });

    [Fact]
    public void G17_CancelRemaining_of_nothing_does_nothing() => Scenario.ExpectInOrder(["cancelled", "other", "ended", 10], async s =>
    {
        async Coro Other() => s.Note("other");
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            CurioTask other = await Coro.Spawn(Other());
            await g.CancelRemainingAsync();
            s.Note("cancelled");
            await other.JoinAsync();
            CurioTask ended = await g.SpawnAsync(Outcome.After(10, "ended"));
            await ended.WaitAsync();
            await g.CancelRemainingAsync();
        });
        s.Note(group.Result);
        s.Note(s.Time());
    });

    [Fact]
    public void G17_After_CancelRemaining_the_group_takes_new_members() => Scenario.Expect(["new", 1, null], async s =>
    {
        TaskGroup group = await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(new AsyncEvent().WaitAsync());
            await g.CancelRemainingAsync();
            await g.SpawnAsync(Outcome.After(10, "new"));
        });
        s.Note(group.Result);
        s.Note(group.Tasks.Count);
        s.Note(group.Exception);
    });

    [Theory]
    [InlineData(GroupForm.Run)]
    [InlineData(GroupForm.Using)]
    public void G23_A_cancellation_while_the_group_cancels_still_leaves_no_member_running(GroupForm form) => Scenario.Expect(
        ["member: TaskCancelledException", "member cleaned up", "TaskTimeoutException", 1100, "next: TaskCancelledException"],
        async s =>
        {
            async Coro Owner()
            {
                s.Note(await Outcome.Of(Coro.TimeoutAfter(
                    100.Milliseconds,
                    form.Group(async g => { await g.SpawnAsync(CleansUp(s, "member", 1000)); }))));
                s.Note(s.Time());
                s.Note($"next: {await Outcome.Of(Coro.Sleep(1.Seconds))}");
            }

            CurioTask owner = await Coro.Spawn(Owner());
            await Coro.Sleep(500.Milliseconds);
            await owner.CancelAsync();
        });

    [Fact]
    public void G23_A_timeout_while_the_group_cancels_still_leaves_no_member_running() => Scenario.Expect(
        ["member: TaskCancelledException", "member cleaned up", "inner InvalidTimeZoneException", 1050, "outer InvalidTimeZoneException"],
        async s =>
        {
            async Coro Body()
            {
                try
                {
                    await TaskGroup.Run(async g =>
                    {
                        await g.SpawnAsync(CleansUp(s, "member", 1000));
                        await Coro.Sleep(50.Milliseconds);
                        throw new InvalidTimeZoneException();
                    });
                }
                catch (Exception exception)
                {
                    s.Note($"inner {exception.GetType().Name}");
                    s.Note(s.Time());
                    throw;
                }
            }

            s.Note($"outer {await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Body()))}");
        });

    /// <summary>Sleeps until cancelled; its cleanup takes a time.</summary>
    private static async Coro CleansUp(Scenario s, string name, int milliseconds)
    {
        try
        {
            await s.SleepsForEver(name);
        }
        finally
        {
            await Coro.Sleep(milliseconds.Milliseconds);
            s.Note($"{name} cleaned up");
        }
    }
}
