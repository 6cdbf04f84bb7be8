using System.Net;
using System.Net.Sockets;
using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Cancellation;

/// <summary>What is looked for, set, and in the end delivered.</summary>
public class PendingTests
{
    [Fact]
    public void X03_Check_gives_null_when_nothing_is_pending() => Scenario.Expect([null, null], async s =>
    {
        s.Note(await Coro.CheckCancellation());
        await Coro.DisableCancellation(async () => s.Note(await Coro.CheckCancellation()));
    });

    [Fact]
    public void X03_Check_throws_what_is_pending_and_clears_it() => Scenario.Expect([true, null, "slept"], async s =>
    {
        var reason = new TaskCancelledException("the test's own");
        CurioTask self = await Coro.CurrentTask();
        await self.CancelAsync(blocking: false, reason);
        try
        {
            await Coro.CheckCancellation();
        }
        catch (TaskCancelledException exception)
        {
            s.Note(ReferenceEquals(exception, reason));
        }

        s.Note(await Coro.CheckCancellation());
        s.Note(await Outcome.Of(Outcome.After(10, "slept")));
    });

    [Fact]
    public void X03_Check_in_a_shield_gives_what_is_pending_and_keeps_it() => Scenario.Expect(
        [true, true, "TaskCancelledException", "slept"],
        async s =>
        {
            var reason = new TaskCancelledException();
            CurioTask self = await Coro.CurrentTask();
            await self.CancelAsync(blocking: false, reason);
            await Coro.DisableCancellation(async () =>
            {
                s.Note(ReferenceEquals(await Coro.CheckCancellation(), reason));
                s.Note(ReferenceEquals(await Coro.CheckCancellation(), reason));
            });
            s.Note(await Outcome.Of(Coro.Sleep(TimeSpan.Zero)));
            s.Note(await Outcome.Of(Outcome.After(10, "slept")));
        });

    [Fact]
    public void X05_Check_of_a_type_leaves_other_types_alone() => Scenario.Expect(
        [null, null, null, "TaskCancelledException"],
        async s =>
        {
            s.Note(await Coro.CheckCancellation<TaskTimeoutException>());
            CurioTask self = await Coro.CurrentTask();
            await self.CancelAsync(blocking: false);
            s.Note(await Coro.CheckCancellation<TaskTimeoutException>());
            await Coro.DisableCancellation(async () => s.Note(await Coro.CheckCancellation<TaskTimeoutException>()));
            s.Note(await Outcome.Of(Coro.Sleep(1.Seconds)));
        });

    [Fact]
    public void X05_Check_of_a_type_in_a_shield_gives_and_clears_it() => Scenario.Expect([true, null, "slept"], async s =>
    {
        var reason = new TaskCancelledException();
        CurioTask self = await Coro.CurrentTask();
        await self.CancelAsync(blocking: false, reason);
        await Coro.DisableCancellation(async () =>
        {
            s.Note(ReferenceEquals(await Coro.CheckCancellation<CancelledException>(), reason));
            s.Note(await Coro.CheckCancellation());
        });
        s.Note(await Outcome.Of(Outcome.After(10, "slept")));
    });

    [Fact]
    public void X05_Check_of_a_type_throws_and_clears_it_where_that_is_allowed() => Scenario.Expect(
        ["TaskCancelledException", null, "slept"],
        async s =>
        {
            CurioTask self = await Coro.CurrentTask();
            await self.CancelAsync(blocking: false);
            s.Note(await Outcome.Of(Coro.CheckCancellation<TaskCancelledException>()));
            s.Note(await Coro.CheckCancellation());
            s.Note(await Outcome.Of(Outcome.After(10, "slept")));
        });

    [Fact]
    public void X06_Set_makes_the_next_blocking_operation_throw() => Scenario.Expect([null, "clock", true, "slept"], async s =>
    {
        var exception = new InvalidTimeZoneException("not of the cancelled family");
        s.Note(await Coro.SetCancellation(exception));
        await Coro.Clock();
        s.Note("clock");
        try
        {
            await Coro.Sleep(TimeSpan.Zero);
        }
        catch (InvalidTimeZoneException thrown)
        {
            s.Note(ReferenceEquals(thrown, exception));
        }

        s.Note(await Outcome.Of(Outcome.After(10, "slept")));
    });

    [Fact]
    public void X06_Set_gives_what_was_pending_and_null_clears() => Scenario.Expect([true, true, null, "slept"], async s =>
    {
        var first = new CancelledException("first");
        var second = new CancelledException("second");
        await Coro.SetCancellation(first);
        s.Note(ReferenceEquals(await Coro.SetCancellation(second), first));
        s.Note(ReferenceEquals(await Coro.SetCancellation(null), second));
        s.Note(await Coro.SetCancellation(null));
        s.Note(await Outcome.Of(Outcome.After(10, "slept")));
    });

    [Fact]
    public void X06_A_pending_cancellation_can_be_postponed_by_hand() => Scenario.Expect(["slept", "TaskCancelledException"], async s =>
    {
        CurioTask self = await Coro.CurrentTask();
        await self.CancelAsync(blocking: false);
        Exception? pending = await Coro.SetCancellation(null);
        s.Note(await Outcome.Of(Outcome.After(10, "slept")));
        await Coro.SetCancellation(pending);
        s.Note(await Outcome.Of(Outcome.After(10, "slept again")));
    });

    [Theory]
    [InlineData("sleep")]
    [InlineData("yield")]
    [InlineData("endless")]
    [InlineData("event")]
    [InlineData("queue")]
    [InlineData("join")]
    [InlineData("cancel")]
    [InlineData("task")]
    [InlineData("worker")]
    public void X07_A_pending_cancellation_comes_before_any_wait_starts(string operation) => Scenario.ExpectInOrder(
        ["CancelledException", "RUNNING", 0, 0, false, "end", 0],
        async s =>
        {
            bool called = false;
            var unset = new AsyncEvent();
            var queue = new WaitQueue();
            CurioTask other = await Coro.Spawn(unset.WaitAsync(), daemon: true);
            await Coro.Sleep(TimeSpan.Zero);

            async Coro Operation() => await (operation switch
            {
                "sleep" => Untyped(Coro.Sleep(TimeSpan.FromHours(1))),
                "yield" => Untyped(Coro.Sleep(TimeSpan.Zero)),
                "endless" => Untyped(Coro.Sleep(Timeout.InfiniteTimeSpan)),
                "event" => unset.WaitAsync(),
                "queue" => queue.SuspendAsync(WaitReason.EventWait),
                "join" => other.JoinAsync(),
                "cancel" => other.CancelAsync(),
                "task" => OfTask(new TaskCompletionSource().Task),
                "worker" => Untyped(Coro.RunInThread(() => called = true)),
                _ => throw new ArgumentOutOfRangeException(nameof(operation)),
            });

            await Coro.SetCancellation(new CancelledException());
            s.Note(await Outcome.Of(Operation()));

            // Nothing was registered: not in a line, not with the timers, not with a worker.
            s.Note((await Coro.CurrentTask()).State);
            s.Note(queue.Count);
            s.Note(unset.ToString().EndsWith("waiting=1)", StringComparison.Ordinal) || operation == "cancel" ? 0 : 1);
            s.Note(called);
            await other.CancelAsync();
            s.Note("end");
            s.Note(s.Time());
        });

    [Fact]
    public void X07_An_io_wait_is_not_registered_either() => Scenario.Expect(
        ["CancelledException", "TaskTimeoutException", 10],
        async s =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            await Coro.SetCancellation(new CancelledException());
            s.Note(await Outcome.Of(Traps.ReadWait(socket.Handle)));

            // A registration that had stayed would refuse this one.
            s.Note(await Outcome.Of(Coro.TimeoutAfter(10.Milliseconds, Traps.ReadWait(socket.Handle))));
            s.Note(s.Time());
        });

    [Fact]
    public void X07_Entering_and_leaving_a_timeout_never_throws() => Scenario.Expect(
        ["entered", "left", true, "value", "CancelledException"],
        async s =>
        {
            async Coro Compute() => s.Note("entered");
            async Coro<string> Value() => "value";
            await Coro.SetCancellation(new CancelledException());
            await Coro.TimeoutAfter(TimeSpan.Zero, Compute());
            s.Note("left");
            s.Note(await Coro.IgnoreAfter(-1.Seconds, async () => { await Coro.Clock(); }));
            s.Note(await Coro.TimeoutAt(TimeSpan.Zero, Value));
            s.Note(await Outcome.Of(Coro.Sleep(1.Seconds)));
        });

    [Fact]
    public void X07_Leaving_a_timeout_drops_its_pending_expiry() => Scenario.Expect(["yielded", "left", "slept", 1150], async s =>
    {
        async Coro Body()
        {
            s.Clock.Advance(150.Milliseconds);

            // The kernel looks at the time while this task is runnable: the expiry becomes pending.
            await Coro.Sleep(TimeSpan.Zero);
            s.Note("yielded");
        }

        await Coro.TimeoutAfter(100.Milliseconds, Body());
        s.Note("left");
        s.Note(await Outcome.Of(Outcome.After(1000, "slept")));
        s.Note(s.Time());
    });

    private static async Coro Untyped<T>(Coro<T> coroutine) => await coroutine;

    private static async Coro OfTask(Task task) => await task;
}
