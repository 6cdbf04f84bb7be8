using System.Net.Sockets;
using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;
using Curio.Tests.Support;

namespace Curio.Tests.Tasks;

public class IdentityTests
{
    [Fact]
    public void T07a_Ids_grow_through_the_process() => Scenario.Expect(
        [],
        static async _ =>
        {
            CurioTask main = await Coro.CurrentTask();
            CurioTask first = await Coro.Spawn(Steps.Settle());
            CurioTask<int> second = await Coro.Spawn(Steps.Value(1));
            Assert.True(main.Id < first.Id && first.Id < second.Id);
            object? other = ScenarioKernels.OnThread(static () => Coro.Run(Coro.CurrentTask(), Scenario.Prepare().Options));
            Assert.True(second.Id < Assert.IsType<CurioTask>(other, exactMatch: false).Id);
            await first.JoinAsync();
            await second.JoinAsync();
        });

    [Fact]
    public void T07b_The_parent_is_the_spawner_and_main_has_none() => Scenario.Expect(
        [null, true, true],
        static async s =>
        {
            CurioTask main = await Coro.CurrentTask();
            async Coro<(CurioTask Self, CurioTask Child)> Child()
            {
                CurioTask child = await Coro.Spawn(Steps.Value(1));
                await child.JoinAsync();
                return (await Coro.CurrentTask(), child);
            }

            CurioTask<(CurioTask Self, CurioTask Child)> task = await Coro.Spawn(Child());
            (CurioTask self, CurioTask grandchild) = await task.JoinAsync();
            s.Note(main.ParentId);
            s.Note(self.ParentId == main.Id);
            s.Note(grandchild.ParentId == self.Id);
        });

    [Fact]
    public void T07c_The_name_is_the_given_one_or_has_the_methods() => Scenario.Expect(
        ["given", true],
        static async s =>
        {
            CurioTask named = await Coro.Spawn(Steps.Value(1), name: "given");
            CurioTask unnamed = await Coro.Spawn(Steps.Settle());
            s.Note(named.Name);
            s.Note(unnamed.Name.Contains(nameof(Steps.Settle), StringComparison.Ordinal));
            await named.JoinAsync();
            await unnamed.JoinAsync();
        });

    [Fact]
    public void T07d_An_operation_that_is_spawned_by_itself_names_the_task() => Scenario.Expect(
        ["Coro.Sleep", "AsyncEvent.WaitAsync"],
        static async s =>
        {
            CurioTask sleeper = await Steps.Start(Coro.Sleep(1.Seconds));
            var happened = new AsyncEvent();
            CurioTask waiter = await Steps.Start(happened.WaitAsync());
            s.Note(sleeper.Name);
            s.Note(waiter.Name);
            await happened.SetAsync();
            await sleeper.JoinAsync();
            await waiter.JoinAsync();
        });

    [Fact]
    public void T07e_Cycles_counts_resumptions() => Scenario.ExpectInOrder(
        [0L, 1L, 4L],
        static async s =>
        {
            CurioTask task = await Coro.Spawn(Steps.Value(1, yields: 3));
            s.Note(task.Cycles);
            await Steps.Yield();
            s.Note(task.Cycles);
            await task.JoinAsync();
            s.Note(task.Cycles);
        });

    [Fact]
    public void T07f_CurrentTask_is_the_object_that_Spawn_returned() => Scenario.Expect(
        [true],
        static async s =>
        {
            CurioTask<CurioTask> task = await Coro.Spawn(Coro.CurrentTask());
            s.Note(ReferenceEquals(task, await task.JoinAsync()));
        });

    [Fact]
    public void T08a_The_state_says_what_a_task_waits_for()
    {
        using var sockets = new ConnectedSockets();
        Scenario.Expect(
            ["TIME_SLEEP", "TIME_SLEEP", "TASK_JOIN", "TASK_JOIN", "FUTURE_WAIT", "FUTURE_WAIT", "READ_WAIT", "EVENT_WAIT", "MY_WAIT"],
            async s =>
            {
                using var release = new ManualResetEventSlim();
                using var released = new ManualResetEventSlim();
                var never = new TaskCompletionSource();
                CurioTask sleeper = await Steps.Start(Steps.Forever());
                CurioTask[] tasks =
                [
                    sleeper,
                    await Steps.Start(Coro.Sleep(1.Seconds)),
                    await Steps.Start(sleeper.JoinAsync()),
                    await Steps.Start(sleeper.WaitAsync()),
                    await Steps.Start(Await(never.Task)),
                    await Steps.Start(Coro.RunInThread(() =>
                    {
                        release.Wait();
                        released.Set();
                    })),
                    await Steps.Start(Traps.ReadWait(sockets.Left.Handle)),
                    await Steps.Start(new AsyncEvent().WaitAsync()),
                    await Steps.Start(new WaitQueue().SuspendAsync(new WaitReason("MY_WAIT"))),
                ];
                foreach (CurioTask task in tasks)
                {
                    s.Note(task.State);
                }

                // The last first: the joiners' tasks would otherwise end with what they join.
                foreach (CurioTask task in tasks.Reverse())
                {
                    await task.CancelAsync();
                }

                release.Set();
                released.Wait();
            });
    }

    [Fact]
    public void T08b_The_state_before_during_and_after() => Scenario.Expect(
        ["READY", "RUNNING", "TERMINATED"],
        static async s =>
        {
            async Coro Child() => s.Note((await Coro.CurrentTask()).State);

            CurioTask child = await Coro.Spawn(Child());
            s.Note(child.State);
            await child.JoinAsync();
            s.Note(child.State);
        });

    [Fact]
    public void T08c_A_task_whose_wait_is_over_is_ready() => Scenario.Expect(
        ["EVENT_WAIT", "READY"],
        static async s =>
        {
            var happened = new AsyncEvent();
            CurioTask waiter = await Steps.Start(happened.WaitAsync());
            s.Note(waiter.State);
            await happened.SetAsync();
            s.Note(waiter.State);
            await waiter.JoinAsync();
        });

    [Fact]
    public void T08d_A_wait_to_write_shows_as_such()
    {
        using var sockets = new ConnectedSockets();
        sockets.Left.Blocking = false;
        byte[] block = new byte[1 << 16];
        SocketError error;
        do
        {
            sockets.Left.Send(block, 0, block.Length, SocketFlags.None, out error);
        }
        while (error == SocketError.Success);

        Scenario.Expect(
            ["WRITE_WAIT"],
            async s =>
            {
                CurioTask writer = await Steps.Start(Traps.WriteWait(sockets.Left.Handle));
                s.Note(writer.State);
                await writer.CancelAsync();
            });
    }

    [Fact]
    public void T09_ToString_names_id_name_and_state() => Scenario.Expect(
        [],
        static async _ =>
        {
            CurioTask child = await Steps.Start(Coro.Sleep(1.Seconds), name: "child");
            Assert.StartsWith($"Task(id={child.Id}, name='child', state='TIME_SLEEP')", child.ToString(), StringComparison.Ordinal);
            await child.JoinAsync();
            Assert.Equal($"Task(id={child.Id}, name='child', state='TERMINATED')", child.ToString());
        });

    [Fact]
    public void T10_A_daemon_needs_no_join_holds_up_no_run_and_is_cancelled_at_shutdown()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            async Coro Daemon()
            {
                try
                {
                    await Steps.Forever();
                }
                catch (TaskCancelledException)
                {
                    s.Note("cancelled");
                    throw;
                }
            }

            CurioTask forever = await Steps.Start(Daemon(), daemon: true);
            CurioTask<int> ended = await Steps.Start(Steps.Value(1), daemon: true);
            Assert.True(forever.IsDaemon && ended.IsDaemon && !(await Coro.CurrentTask()).IsDaemon);
            s.Note("main");
        });
        Assert.Equal(["main", "cancelled"], scenario.Events);
        Assert.Empty(scenario.Log.Records);
    }

    private static async Coro Await(Task task) => await task;
}
