using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;
using Curio.Tests.Support;

namespace Curio.Tests.Tasks;

public class CancelTests
{
    [Theory]
    [InlineData("sleep")]
    [InlineData("event")]
    [InlineData("join")]
    [InlineData("wait queue")]
    [InlineData("descriptor")]
    [InlineData("future")]
    [InlineData("worker")]
    public void T11_Cancel_throws_out_of_the_operation_and_returns_after_the_end(string operation)
    {
        using var sockets = new ConnectedSockets();
        Scenario.Expect(
            ["caught TaskCancelledException", "cleaned up", "cancel done", "TERMINATED", true],
            async s =>
            {
                using var release = new ManualResetEventSlim();
                using var released = new ManualResetEventSlim();
                async Coro Child()
                {
                    try
                    {
                        await BlockAsync(operation, sockets, release, released);
                        s.Note("ended");
                    }
                    catch (CancelledException exception)
                    {
                        s.Note($"caught {exception.GetType().Name}");
                        await Coro.Sleep(1.Seconds);
                        s.Note("cleaned up");
                        throw;
                    }
                }

                CurioTask child = await Steps.Start(Child());
                await child.CancelAsync();
                s.Note("cancel done");
                s.Note(child.State);
                s.Note(child.IsCancelled && child.Exception is TaskCancelledException);
                release.Set();
                if (operation == "worker")
                {
                    released.Wait();
                }
            });
    }

    [Fact]
    public void T11i_A_cancelled_wait_leaves_nothing_behind() => Scenario.Expect(
        [0, "AsyncEvent(set, waiting=0)", "joined"],
        static async s =>
        {
            var happened = new AsyncEvent();
            CurioTask first = await Steps.Start(happened.WaitAsync());
            CurioTask second = await Steps.Start(happened.WaitAsync());
            CurioTask joiner = await Steps.Start(second.JoinAsync());
            await joiner.CancelAsync();
            await first.CancelAsync();
            await happened.SetAsync();
            s.Note(happened.Waiting.Count);
            s.Note(happened.ToString());
            await second.JoinAsync();
            s.Note("joined");
        });

    [Fact]
    public void T12_Cleanup_runs_inside_out() => Scenario.Expect(
        ["child cancelled", "parent cancelled", "grandparent cancelled", "done"],
        static async s =>
        {
            async Coro Task(string name, Func<Coro<CurioTask>>? spawn)
            {
                CurioTask? inner = spawn is null ? null : await spawn();
                try
                {
                    await (inner?.JoinAsync() ?? Never());
                }
                catch (TaskCancelledException)
                {
                    if (inner is not null)
                    {
                        await inner.CancelAsync();
                    }

                    s.Note($"{name} cancelled");
                    throw;
                }
            }

            static async Coro Never() => await Steps.Forever();

            CurioTask task = await Coro.Spawn(Task(
                "grandparent",
                () => Coro.Spawn(Task("parent", () => Coro.Spawn(Task("child", spawn: null))))));
            await Steps.Settle();
            await task.CancelAsync();
            s.Note("done");
        });

    [Fact]
    public void T13a_A_cancel_that_does_not_block_returns_before_the_target_runs() => Scenario.Expect(
        ["requested", "cleanup begins", "cleanup ends", "TaskCancelledException"],
        static async s =>
        {
            var later = new AsyncEvent();
            async Coro Child()
            {
                try
                {
                    await Steps.Forever();
                }
                finally
                {
                    s.Note("cleanup begins");
                    await later.WaitAsync();
                    s.Note("cleanup ends");
                }
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync(blocking: false);
            s.Note("requested");
            await Steps.Settle();
            await later.SetAsync();
            Exception? thrown = await Steps.Catch(child.JoinAsync());
            s.Note(Assert.IsType<TaskFailedException>(thrown).InnerException!.GetType().Name);
        });

    [Fact]
    public void T13b_A_blocking_cancel_after_it_waits_for_the_end() => Scenario.Expect(
        ["cleanup sees True", "done"],
        static async s =>
        {
            bool flag = false;
            async Coro Child()
            {
                try
                {
                    await Steps.Forever();
                }
                finally
                {
                    s.Note($"cleanup sees {flag}");
                    await Coro.Sleep(1.Seconds);
                }
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync(blocking: false);
            flag = true;
            await child.CancelAsync();
            Assert.True(child.IsTerminated);
            s.Note("done");
        });

    [Fact]
    public void T14a_Cancelled_before_its_first_step_it_runs_to_its_first_block() => Scenario.Expect(
        ["starts", "TaskCancelledException", "cancel done"],
        static async s =>
        {
            async Coro Child()
            {
                s.Note("starts");
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask child = await Coro.Spawn(Child());
            await child.CancelAsync();
            s.Note("cancel done");
        });

    [Fact]
    public void T14b_If_it_never_blocks_it_ends_well() => Scenario.Expect(
        [true, 5, null],
        static async s =>
        {
            CurioTask<int> child = await Coro.Spawn(Steps.Value(5));
            await child.CancelAsync();
            s.Note(child.IsCancelled);
            s.Note(child.Result);
            s.Note(child.Exception);
        });

    [Fact]
    public void T14c_An_operation_that_was_spawned_by_itself_is_cancelled_at_its_block() => Scenario.Expect(
        ["TaskCancelledException", 0.0],
        static async s =>
        {
            CurioTask<TimeSpan> child = await Coro.Spawn(Coro.Sleep(1.Seconds));
            await child.CancelAsync();
            s.Note(child.Exception!.GetType().Name);
            s.Note((await Coro.Clock()).TotalSeconds);
        });

    [Fact]
    public void T15_Cancelled_while_ready_the_operation_that_woke_it_completes() => Scenario.ExpectInOrder(
        ["cancel start", "child slept", "child cancelled", "cancel done"],
        static async s =>
        {
            async Coro Child()
            {
                await Coro.Sleep(100.Milliseconds);
                s.Note("child slept");
                try
                {
                    await Coro.Sleep(100.Milliseconds);
                }
                catch (TaskCancelledException)
                {
                    s.Note("child cancelled");
                    throw;
                }
            }

            async Coro Cancel(Func<CurioTask> target)
            {
                await Coro.Sleep(100.Milliseconds);
                s.Note("cancel start");
                await target().CancelAsync();
                s.Note("cancel done");
            }

            CurioTask? child = null;
            CurioTask canceller = await Coro.Spawn(Cancel(() => child!));
            child = await Coro.Spawn(Child());
            await canceller.JoinAsync();
        });

    [Fact]
    public void T16_It_is_delivered_once_and_may_be_caught() => Scenario.Expect(
        ["caught", "slept", 42, true],
        static async s =>
        {
            async Coro<int> Child()
            {
                try
                {
                    await Steps.Forever();
                }
                catch (TaskCancelledException)
                {
                    s.Note("caught");
                }

                await Coro.Sleep(1.Seconds);
                s.Note("slept");
                return 42;
            }

            CurioTask<int> child = await Steps.Start(Child());
            await child.CancelAsync(blocking: false);
            s.Note(await child.JoinAsync());
            s.Note(child.IsCancelled);
        });

    private static async Coro BlockAsync(
        string operation,
        ConnectedSockets sockets,
        ManualResetEventSlim release,
        ManualResetEventSlim released)
    {
        void Work()
        {
            release.Wait();
            released.Set();
        }

        switch (operation)
        {
            case "sleep":
                await Steps.Forever();
                break;
            case "event":
                await new AsyncEvent().WaitAsync();
                break;
            case "join":
                await (await Coro.Spawn(Steps.Forever(), daemon: true)).JoinAsync();
                break;
            case "wait queue":
                await new WaitQueue().SuspendAsync(WaitReason.EventWait);
                break;
            case "descriptor":
                await Traps.ReadWait(sockets.Left.Handle);
                break;
            case "future":
                await new TaskCompletionSource().Task;
                break;
            default:
                await Coro.RunInThread(Work);
                break;
        }
    }
}
