using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class SchedulingTests
{
    [Fact]
    public void K15_Spawn_queues_the_child_last_and_does_not_switch() => Scenario.ExpectInOrder(
        ["m", 0, 1, 2, "m2", 0, 1, 2],
        static async s =>
        {
            async Coro Child(int number)
            {
                s.Note(number);
                await Steps.Yield();
                s.Note(number);
            }

            for (int i = 0; i < 3; i++)
            {
                await Coro.Spawn(Child(i));
            }

            s.Note("m");
            await Steps.Yield();
            s.Note("m2");
        });

    [Fact]
    public void K16a_The_ready_queue_is_first_in_first_out() => Scenario.ExpectInOrder(
        [.. Enumerable.Range(0, 300).Cast<object>(), .. Enumerable.Range(0, 300).Cast<object>()],
        static async s =>
        {
            // More than the ring's first size, so that it grows while it is in use.
            async Coro Child(int number)
            {
                s.Note(number);
                await Steps.Yield();
                s.Note(number);
            }

            for (int i = 0; i < 300; i++)
            {
                await Coro.Spawn(Child(i));
            }
        });

    [Fact]
    public void K16b_What_does_not_block_gives_up_no_turn() => Scenario.Expect(
        ["spawn", "cancel", "set", "wait", "clock", "current", "timeout", "ignore", "shield", "check", "join", "other"],
        static async s =>
        {
            var unset = new AsyncEvent();
            CurioTask waiter = await Steps.Start(unset.WaitAsync());
            CurioTask sleeper = await Steps.Start(Coro.Sleep(1.Seconds));
            CurioTask<int> ended = await Steps.Start(Steps.Value(1));

            async Coro Other() => s.Note("other");
            CurioTask other = await Coro.Spawn(Other());
            s.Note("spawn");
            await sleeper.CancelAsync(blocking: false);
            s.Note("cancel");
            await unset.SetAsync();
            s.Note("set");
            await unset.WaitAsync();
            s.Note("wait");
            await Coro.Clock();
            s.Note("clock");
            await Coro.CurrentTask();
            s.Note("current");
            await Coro.TimeoutAfter(1.Seconds, Steps.Value(1));
            s.Note("timeout");
            await Coro.IgnoreAfter(1.Seconds, Steps.Value(1), 2);
            s.Note("ignore");
            await Coro.DisableCancellation(Steps.Value(1));
            s.Note("shield");
            await Coro.CheckCancellation();
            await Coro.SetCancellation(null);
            s.Note("check");
            await ended.JoinAsync();
            await ended.WaitAsync();
            await ended.CancelAsync();
            s.Note("join");
            await other.JoinAsync();
            await waiter.JoinAsync();
        });

    [Fact]
    public void K17_A_cycle_resumes_only_what_was_ready_when_it_began_then_polls()
    {
        using var sockets = new ConnectedSockets();
        Scenario.ExpectInOrder(
            [0, "io", 1, 2, 3, 4],
            async s =>
            {
                async Coro Read()
                {
                    await Traps.ReadWait(sockets.Left.Handle);
                    s.Note("io");
                }

                async Coro Chain(int number)
                {
                    s.Note(number);
                    if (number < 4)
                    {
                        await Coro.Spawn(Chain(number + 1));
                    }
                }

                await Steps.Start(Read());
                Send(sockets);
                await Coro.Spawn(Chain(0));
            });
    }

    [Fact]
    public void K18_A_poll_queues_behind_the_ready_first_descriptors_then_timers()
    {
        using var sockets = new ConnectedSockets();
        Scenario.ExpectInOrder(
            ["ready", "io", "timer"],
            async s =>
            {
                async Coro Sleep()
                {
                    await Coro.Sleep(10.Milliseconds);
                    s.Note("timer");
                }

                async Coro Read()
                {
                    await Traps.ReadWait(sockets.Left.Handle);
                    s.Note("io");
                }

                async Coro Ready() => s.Note("ready");

                await Steps.Start(Sleep());
                await Steps.Start(Read());
                Send(sockets);
                s.Clock.Advance(10.Milliseconds);
                await Coro.Spawn(Ready());
            });
    }

    [Fact]
    public void K19a_A_task_that_only_yields_holds_up_neither_descriptors_nor_timers_and_can_be_cancelled()
    {
        using var sockets = new ConnectedSockets();
        Scenario.Expect(
            ["bytes", "timer", "TaskCancelledException"],
            async s =>
            {
                bool traded = false;
                async Coro Spin()
                {
                    while (true)
                    {
                        // Time passes only while the bytes are through, so that the two come in a known order.
                        s.Clock.Advance(traded ? 1.Milliseconds : TimeSpan.Zero);
                        await Steps.Yield();
                    }
                }

                async Coro Trade(System.Net.Sockets.Socket own, bool begins)
                {
                    byte[] one = new byte[1];
                    for (int i = 0; i < 100; i++)
                    {
                        if ((i % 2 == 0) == begins)
                        {
                            own.Send(one);
                        }
                        else
                        {
                            await Traps.ReadWait(own.Handle);
                            own.Receive(one);
                        }
                    }
                }

                CurioTask spinner = await Coro.Spawn(Spin());
                CurioTask left = await Coro.Spawn(Trade(sockets.Left, begins: true));
                CurioTask right = await Coro.Spawn(Trade(sockets.Right, begins: false));
                await left.JoinAsync();
                await right.JoinAsync();
                s.Note("bytes");
                traded = true;
                await Coro.Sleep(10.Milliseconds);
                s.Note("timer");
                await spinner.CancelAsync();
                s.Note(spinner.Exception!.GetType().Name);
            });
    }

    [Fact]
    public void K19b_Two_tasks_that_wake_each_other_let_a_third_have_its_turns() => Scenario.Expect(
        ["ten yields"],
        static async s =>
        {
            var ping = new WaitQueue();
            var pong = new WaitQueue();
            async Coro Bounce(WaitQueue own, WaitQueue other)
            {
                while (true)
                {
                    other.Wake();
                    await own.SuspendAsync(WaitReason.EventWait);
                }
            }

            CurioTask first = await Coro.Spawn(Bounce(ping, pong), daemon: true);
            CurioTask second = await Coro.Spawn(Bounce(pong, ping), daemon: true);
            for (int i = 0; i < 10; i++)
            {
                await Steps.Yield();
            }

            Assert.True(first.Cycles >= 4 && second.Cycles >= 4, "the two do bounce");
            s.Note("ten yields");
        });

    private static void Send(ConnectedSockets sockets)
    {
        sockets.Right.Send([1]);
        sockets.Left.Poll(-1, System.Net.Sockets.SelectMode.SelectRead);
    }
}
