using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Curio.Diagnostics;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class ShutdownTests
{
    [Fact]
    public void K07a_Using_a_kernel_shuts_down_before_what_Run_threw_arrives()
    {
        var scenario = Scenario.Prepare();
        async Coro Main()
        {
            await Steps.Start(Guarded(scenario, "child"));
            throw new ArithmeticException();
        }

        try
        {
            using Curio.Kernel kernel = scenario.NewKernel();
            kernel.Run(Main());
        }
        catch (ArithmeticException)
        {
            scenario.Note("caught");
        }

        Assert.Equal(["child begins", "child cleans up", "child ends", "caught"], scenario.Events);
    }

    [Fact]
    public void K07b_So_does_Coro_Run()
    {
        var scenario = Scenario.Prepare();
        async Coro Main()
        {
            await Steps.Start(Guarded(scenario, "child"), daemon: true);
            throw new ArithmeticException();
        }

        try
        {
            Coro.Run(Main(), scenario.Options);
        }
        catch (ArithmeticException)
        {
            scenario.Note("caught");
        }

        Assert.Equal(["child begins", "child cleans up", "child ends", "caught"], scenario.Events);
    }

    [Fact]
    public void K09_Tasks_are_cancelled_from_the_highest_id_down_each_to_its_end_before_the_next()
    {
        foreach (int? seed in new int?[] { null, 1, 2, 3 })
        {
            var scenario = Scenario.Prepare(seed);
            async Coro Main()
            {
                await Coro.Spawn(Guarded(scenario, "0"));
                await Coro.Spawn(Guarded(scenario, "1"), daemon: true);
                await Coro.Spawn(Guarded(scenario, "2"));
                await Steps.Settle();
                scenario.Note("main ends");
            }

            using (Curio.Kernel kernel = scenario.NewKernel())
            {
                kernel.Run(Main());
            }

            Assert.Equal(
                ["main ends", "2 cleans up", "2 ends", "1 cleans up", "1 ends", "0 cleans up", "0 ends"],
                scenario.Events.Skip(3));
        }
    }

    [Fact]
    public void K10a_A_shielded_task_finishes_its_shielded_part_and_is_cancelled_at_its_next_block()
    {
        var scenario = Scenario.Prepare();
        async Coro Child()
        {
            await Coro.DisableCancellation(async () =>
            {
                await Coro.Sleep(1.Seconds);
                scenario.Note("shielded part done");
            });
            scenario.Note(await Steps.NameOfThrown(Steps.Yield()));
        }

        LeaveAndDispose(scenario, Child());
        Assert.Equal(["shielded part done", "TaskCancelledException"], scenario.Events);
    }

    [Fact]
    public void K10b_Cleanup_may_spawn_and_join_tasks()
    {
        var scenario = Scenario.Prepare();
        async Coro Child()
        {
            try
            {
                await Steps.Forever();
            }
            finally
            {
                CurioTask<string> helper = await Coro.Spawn(Steps.Value("helped", yields: 3));
                scenario.Note(await helper.JoinAsync());
            }
        }

        LeaveAndDispose(scenario, Child());
        Assert.Equal(["helped"], scenario.Events);
    }

    [Fact]
    public void K10c_What_cleanup_throws_is_logged_and_not_thrown()
    {
        var scenario = Scenario.Prepare();
        var failure = new ArithmeticException();
        async Coro Child()
        {
            try
            {
                await Steps.Forever();
            }
            finally
            {
                await Steps.Throw(failure);
            }
        }

        LeaveAndDispose(scenario, Child());
        Assert.Same(failure, Assert.Single(scenario.Log.Records).Exception);
    }

    [Fact]
    public void K11_A_task_spawned_during_shutdown_is_cancelled_too()
    {
        var scenario = Scenario.Prepare();
        async Coro Child(int left)
        {
            try
            {
                await Steps.Forever();
            }
            finally
            {
                scenario.Note(left);
                if (left > 0)
                {
                    await Coro.Spawn(Child(left - 1));
                }
            }
        }

        LeaveAndDispose(scenario, Child(3));
        Assert.Equal([3, 2, 1, 0], scenario.Events);
    }

    [Fact]
    public void K12a_After_the_last_task_come_the_hooks_in_order_of_registration_then_the_selector()
    {
        var scenario = Scenario.Prepare();
        var selector = new WatchedSelector(scenario.Clock.CreateSelector()) { Closing = () => scenario.Note("selector") };
        using (var kernel = new Curio.Kernel(scenario.With(selector)))
        {
            kernel.Loop.AtShutdown(() => scenario.Note("first"));
            kernel.Loop.AtShutdown(() => throw new ArithmeticException("second"));
            kernel.Loop.AtShutdown(() => scenario.Note("third"));
            kernel.Run(Leave(Guarded(scenario, "task")));
        }

        Assert.Equal(["task begins", "task cleans up", "task ends", "first", "third", "selector"], scenario.Events);
        Assert.Equal("second", Assert.Single(scenario.Log.Records).Exception!.Message);
    }

    [Fact]
    public void K12b_No_worker_thread_remains()
    {
        var scenario = Scenario.Prepare();
        var threads = new List<Thread>();
        async Coro Main()
        {
            CurioTask other = await Coro.Spawn(Call());
            await Call();
            await other.JoinAsync();
        }

        async Coro Call() => threads.Add(await Coro.RunInThread(static () => Thread.CurrentThread));

        Coro.Run(Main(), scenario.Options);
        Assert.Equal(2, threads.Count);
        Assert.All(threads, static thread => Assert.False(thread.IsAlive));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void K12c_Monitor_worker_threads_and_worker_processes_are_gone_before_the_selector_closes()
    {
        var scenario = Scenario.Prepare();
        Thread? thread = null;
        Process? process = null;
        int port = 0;
        var selector = new WatchedSelector(scenario.Clock.CreateSelector())
        {
            Closing = () => scenario.Note($"selector; thread {thread!.IsAlive}, process {!process!.HasExited}, monitor {Answers(port)}"),
        };
        async Coro Main()
        {
            thread = await Coro.RunInThread(static () => Thread.CurrentThread);
            process = Process.GetProcessById(await Coro.RunInProcess(static () => Environment.ProcessId));
            Assert.True(thread.IsAlive);
            Assert.False(process.HasExited);
            Assert.True(Answers(port));
        }

        var options = new KernelOptions { Selector = selector, Logger = scenario.Log, Monitor = true, MonitorPort = 0 };
        using (var kernel = new Curio.Kernel(options))
        {
            port = kernel.Loop.Part<MonitorServer>(static _ => throw new InvalidOperationException("There is no monitor.")).Port;
            kernel.Run(Main());
        }

        process!.Dispose();
        Assert.Equal(["selector; thread False, process False, monitor False"], scenario.Events);
        Assert.Empty(scenario.Log.Errors);
    }

    private static bool Answers(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Coro Guarded(Scenario s, string name)
    {
        s.Note($"{name} begins");
        try
        {
            await Steps.Forever();
        }
        finally
        {
            s.Note($"{name} cleans up");
            await Coro.Sleep(1.Seconds);
            s.Note($"{name} ends");
        }
    }

    private static async Coro Leave(Coro left)
    {
        await Coro.Spawn(left);
        await Steps.Settle();
    }

    private static void LeaveAndDispose(Scenario scenario, Coro left)
    {
        using Curio.Kernel kernel = scenario.NewKernel();
        kernel.Run(Leave(left));
    }
}
