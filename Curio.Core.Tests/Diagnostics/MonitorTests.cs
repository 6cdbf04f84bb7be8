using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Curio.Diagnostics;
using Curio.Tests.Support;

namespace Curio.Tests.Diagnostics;

public class MonitorTests
{
    private static KernelOptions Options => new() { Monitor = true, MonitorPort = 0, Logger = new RecordingLogger() };

    [Fact]
    public void O02_It_greets_with_the_number_of_tasks_and_a_hint() => WithMonitor(client =>
        Assert.Matches(@"^\nCurio Monitor: \d+ tasks running\nType help for commands\n$", client.Greeting));

    [Fact]
    public void O03_Ps_shows_a_table_by_number() => WithMonitor(client =>
    {
        string[] lines = client.Ask("ps").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Task   State        Cycles     Timeout Sleep   Task                                               ", lines[0]);
        Assert.Equal("------ ------------ ---------- ------- ------- --------------------------------------------------", lines[1]);
        Assert.Matches(@"^\d+ +FUTURE_WAIT +\d+ +None +None +MonitorTests\.Watched", lines[2]);
        Assert.Matches(@"^\d+ +TIME_SLEEP +1 +None +\d{3}\.\d{3} sleeper +$", lines[3]);
        Assert.Matches(@"^\d+ +EVENT_WAIT +1 +\d{2}\.\d{4} None +limited +$", lines[4]);
        Assert.Equal(5, lines.Length);
    });

    [Fact]
    public void O04_Where_shows_file_line_and_source_of_every_frame() => WithMonitor(client =>
    {
        string text = client.Ask($"where {IdOf(client, "sleeper")}");
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^Stack for Task\(id=\d+, name='sleeper', state='TIME_SLEEP'\) \(most recent call last\):$", lines[0]);
        Assert.Matches(@"^  File "".*MonitorTests\.cs"", line \d+, in MonitorTests\.Outer$", lines[1]);
        Assert.Equal("    await Inner(); // outer", lines[2]);
        Assert.Matches(@"^  File "".*MonitorTests\.cs"", line \d+, in MonitorTests\.Inner$", lines[3]);
        Assert.Equal("    await Coro.Sleep(1000.Seconds); // inner", lines[4]);
        Assert.Equal(5, lines.Length);
    });

    [Fact]
    public void O04_Parents_shows_a_task_and_those_above_it() => WithMonitor(client =>
    {
        string[] lines = client.Ask($"parents {IdOf(client, "sleeper")}").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^\d+ +TIME_SLEEP sleeper$", lines[0]);
        Assert.Matches(@"^\d+ +FUTURE_WAIT MonitorTests\.Watched", lines[1]);
    });

    [Fact]
    public void O05_Cancel_ends_a_task_and_the_session_goes_on() => WithMonitor(client =>
    {
        string id = IdOf(client, "sleeper");
        Assert.Equal($"Cancelling task {id}\n", client.Ask($"cancel {id}"));

        // The kernel does it in its own time; asking again and again is all that one can do from here.
        while (client.Ask($"where {id}") != $"No task {id}\n")
        {
        }
    });

    [Theory]
    [InlineData("", "Unknown command. Type help.\n")]
    [InlineData("dance", "Unknown command. Type help.\n")]
    [InlineData("where", "Bad command. The number of a task is missing; ps shows them.\n")]
    [InlineData("where me", "Bad command. 'me' is not the number of a task; ps shows them.\n")]
    [InlineData("where 999999999", "No task 999999999\n")]
    [InlineData("cancel -1", "Bad command. '-1' is not the number of a task; ps shows them.\n")]
    public void O06_What_makes_no_sense_is_told_so_and_the_session_goes_on(string command, string answer) =>
        WithMonitor(client => Assert.Equal(answer, client.Ask(command)));

    [Fact]
    public void O06_First_letters_are_enough() => WithMonitor(client =>
    {
        Assert.StartsWith("Task ", client.Ask("p"));
        Assert.StartsWith("No task 0", client.Ask("pa 0"));
        Assert.StartsWith("No task 0", client.Ask("w 0"));
        Assert.Contains("parents ID", client.Ask("h"));
        Assert.Equal("Leaving monitor.\n", client.Leave("q"));
    });

    [Fact]
    public void O06_One_after_the_other_may_come() => WithMonitor((client, port) =>
    {
        Assert.Equal("Leaving monitor.\n", client.Leave("exit"));
        using var second = new MonitorClient(port);
        Assert.StartsWith("Task ", second.Ask("ps"));
    });

    [Fact]
    public void O02_It_answers_while_the_kernel_is_stuck()
    {
        using var isStuck = new ManualResetEventSlim();
        bool isOver = false;
        RunBeside(
            Stuck(),
            port =>
            {
                isStuck.Wait();
                using var client = new MonitorClient(port);
                string listing = client.Ask("ps");
                string place = client.Ask($"where {IdOf(client, "MonitorTests.O02_It_answers_while_the_kernel_is_stuck.Stuck")}");
                Volatile.Write(ref isOver, true);
                Assert.Contains("RUNNING", listing);
                Assert.Contains("Stuck (running)", place);
            });

        async Coro Stuck()
        {
            isStuck.Set();
            while (!Volatile.Read(ref isOver))
            {
            }
        }
    }

    [Fact]
    public void O01_It_ends_with_its_kernel()
    {
        int port = 0;
        WithMonitor((_, used) => port = used);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Throws<SocketException>(() => socket.Connect(IPAddress.Loopback, port));
    }

    [Fact]
    public void O01_A_connected_person_does_not_hold_up_the_kernel() => RunBeside(Nothing(), static port =>
    {
        using var client = new MonitorClient(port);
    });

    [Fact]
    public void O01_A_taken_port_is_told_so()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        CurioException exception = Assert.Throws<CurioException>(
            () => Coro.Run(Nothing(), new KernelOptions { Monitor = true, MonitorPort = port }));
        Assert.Contains($"127.0.0.1:{port}", exception.Message);
        Assert.Contains("KernelOptions.MonitorPort", exception.Message);
    }

    [Fact]
    public void O01_Two_monitors_do_not_share_a_port() => RunBeside(Nothing(), static port =>
    {
        var options = new KernelOptions { Monitor = true, MonitorPort = port };
        Assert.Throws<CurioException>(() => new Curio.Kernel(options).Dispose());
    });

    [Fact]
    public void O04_Where_shows_what_led_to_a_busy_loop()
    {
        using var isStuck = new ManualResetEventSlim();
        bool isOver = false;
        RunBeside(
            Before(),
            port =>
            {
                isStuck.Wait();
                using var client = new MonitorClient(port);
                string id = Regex.Match(client.Ask("ps"), @"^(\d+) +RUNNING", RegexOptions.Multiline).Groups[1].Value;
                string place = client.Ask($"where {id}");
                Volatile.Write(ref isOver, true);
                Assert.Contains("Before (running)", place);
            });

        async Coro Before()
        {
            await Coro.Sleep(TimeSpan.Zero);
            isStuck.Set();
            while (!Volatile.Read(ref isOver))
            {
            }
        }
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("False", false)]
    [InlineData("1", true)]
    [InlineData("TRUE", true)]
    public void O01_The_environment_can_ask_for_it(string? value, bool isAskedFor) =>
        Assert.Equal(isAskedFor, MonitorStarter.IsAskedFor(value));

    private static void WithMonitor(Action<MonitorClient> look) => WithMonitor((client, _) => look(client));

    private static void WithMonitor(Action<MonitorClient, int> look)
    {
        var isOver = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var isReady = new ManualResetEventSlim();
        RunBeside(
            Watched(isReady, isOver.Task),
            port =>
            {
                isReady.Wait();
                try
                {
                    using var client = new MonitorClient(port);
                    look(client, port);
                }
                finally
                {
                    isOver.SetResult();
                }
            });
    }

    /// <summary>Runs a coroutine on a kernel with a monitor, and a function on a thread beside it.</summary>
    private static void RunBeside(Coro main, Action<int> look)
    {
        using var kernel = new Curio.Kernel(Options);
        int port = kernel.Loop.Part<MonitorServer>(_ => throw new InvalidOperationException("There is no monitor.")).Port;
        Task looking = Task.Run(() => look(port));
        kernel.Run(main);
        kernel.Run(Joined(looking));
    }

    [Fact]
    public void G25_O03_Ps_shows_the_name_of_a_tasks_group()
    {
        using var isReady = new ManualResetEventSlim();
        var isOver = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RunBeside(
            Grouped(),
            port =>
            {
                isReady.Wait();
                try
                {
                    using var client = new MonitorClient(port);
                    string listing = client.Ask("ps");
                    Assert.Matches(@"(?m) named \(in friends\) *$", listing);
                    Assert.Matches(@"(?m) nameless *$", listing);
                }
                finally
                {
                    isOver.SetResult();
                }
            });

        async Coro Grouped()
        {
            await using var friends = new TaskGroup(TaskGroupWait.None, name: "friends");
            await using var others = new TaskGroup(TaskGroupWait.None);
            await friends.SpawnAsync(Coro.Sleep(1000.Seconds), name: "named");
            await others.SpawnAsync(Coro.Sleep(1000.Seconds), name: "nameless");
            isReady.Set();
            await isOver.Task;
            await friends.JoinAsync();
            await others.JoinAsync();
        }
    }

    private static async Coro Joined(Task task) => await task;

    private static async Coro Nothing() => await Coro.Sleep(TimeSpan.Zero);

    private static async Coro Watched(ManualResetEventSlim isReady, Task isOver)
    {
        CurioTask sleeper = await Coro.Spawn(Outer(), name: "sleeper");
        CurioTask limited = await Coro.Spawn(Coro.TimeoutAfter(60.Seconds, new AsyncEvent().WaitAsync()), name: "limited");
        await Coro.Sleep(TimeSpan.Zero);
        isReady.Set();
        await isOver;
        await sleeper.CancelAsync();
        await limited.CancelAsync();
    }

    private static async Coro Outer()
    {
        await Inner(); // outer
    }

    private static async Coro Inner()
    {
        await Coro.Sleep(1000.Seconds); // inner
    }

    private static string IdOf(MonitorClient client, string name) =>
        Regex.Match(client.Ask("ps"), $@"^(\d+) .* {Regex.Escape(name)} *$", RegexOptions.Multiline).Groups[1].Value;
}
