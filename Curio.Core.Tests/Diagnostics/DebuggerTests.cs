using System.Globalization;
using System.Text.RegularExpressions;
using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;
using Curio.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Curio.Tests.Diagnostics;

public partial class DebuggerTests
{
    [Fact]
    public void D04a_Debug_logs_every_switch()
    {
        var scenario = Scenario.Prepare();
        var options = new KernelOptions
        {
            TimeProvider = scenario.Clock,
            Selector = scenario.Clock.CreateSelector(),
            Logger = scenario.Log,
            Debug = true,
            Monitor = false,
        };
        Coro.Run(Child(), options);
        Assert.Equal(["CREATE", "RUN", "SUSPEND", "RUN", "SUSPEND", "TERMINATED"], Happened(scenario));
    }

    [Fact]
    public void D04b_It_comes_after_the_activations_that_were_given()
    {
        var scenario = Scenario.Prepare();
        var options = new KernelOptions
        {
            Selector = scenario.Clock.CreateSelector(),
            Logger = scenario.Log,
            Activations = [new SchedTrace { Level = LogLevel.Debug }],
            Debug = true,
            Monitor = false,
        };
        Coro.Run(Steps.Value(1), options);
        Assert.Equal([LogLevel.Debug, LogLevel.Information], scenario.Log.Records.Take(2).Select(static r => r.Level));
    }

    [Fact]
    public void D04c_A_debugger_looks_at_the_tasks_whose_names_it_was_given()
    {
        var scenario = Scenario.Prepare();
        var names = new HashSet<string> { "first", "third" };
        static async Coro Main()
        {
            foreach (string name in new[] { "first", "second", "third" })
            {
                CurioTask child = await Coro.Spawn(Child(fails: true), name: name);
                await child.WaitAsync();
            }
        }

        KernelOptions options = scenario.Watched(
            new SchedTrace { TaskNames = names },
            new TrapTrace { TaskNames = names },
            new LogCrash { TaskNames = names },
            new LongBlock { TaskNames = names, MaxTime = TimeSpan.Zero });
        Coro.Run(Main(), options);
        string[] lines = [.. scenario.Log.Records.Select(static r => r.Text).Where(static t => !t.StartsWith("Task crash", StringComparison.Ordinal))];
        Assert.Equal(2 * (6 + 7 + 1), lines.Length);
        Assert.DoesNotContain(lines, static line => line.Contains("second", StringComparison.Ordinal));
        scenario.Log.Clear();
        Coro.Run(Steps.Value(1), scenario.Watched(new SchedTrace { TaskNames = new HashSet<string>() }));
        Assert.Empty(scenario.Log.Records);
    }

    [Fact]
    public void D05a_SchedTrace_logs_time_and_task()
    {
        var scenario = Scenario.Prepare();
        scenario.Clock.Advance(5.Seconds);
        CurioTask<int>? child = null;
        async Coro Main()
        {
            child = await Coro.Spawn(Child(), name: "child");
            await child.JoinAsync();
        }

        Coro.Run(Main(), scenario.Watched(new SchedTrace { TaskNames = new HashSet<string> { "child" } }));
        string task = $"Task(id={child!.Id}, name='child', state=";
        Assert.Equal(
            [
                $"CREATE:5.000000:{task}'READY')",
                $"RUN:5.000000:{task}'READY')",
                $"SUSPEND:5.000000:{task}'TIME_SLEEP')",
                $"RUN:5.250000:{task}'READY')",
                $"SUSPEND:5.250000:{task}'TERMINATED')",
                $"TERMINATED:5.250000:{task}'TERMINATED')",
            ],
            scenario.Log.Records.Select(static r => Place().Replace(r.Text, string.Empty)));
        Assert.Contains("DebuggerTests.cs:", scenario.Log.Records[2].Text, StringComparison.Ordinal);
        Assert.All(scenario.Log.Records, static r => Assert.Equal(LogLevel.Information, r.Level));
    }

    [Fact]
    public void D05b_TrapTrace_adds_the_trap()
    {
        var scenario = Scenario.Prepare();
        Coro.Run(Child(), scenario.Watched(new TrapTrace()));
        Assert.Equal(["CREATE", "RUN", "TRAP", "SUSPEND", "RUN", "SUSPEND", "TERMINATED"], Happened(scenario));
        Assert.Equal("TRAP:TIME_SLEEP:Coro.Sleep", scenario.Log.Records[2].Text);

        scenario.Log.Clear();
        var future = new TaskCompletionSource();
        static async Coro Await(Task task) => await task;
        async Coro Main()
        {
            CurioTask waiter = await Coro.Spawn(Await(future.Task), name: "waiter");
            await Steps.Yield();
            future.SetResult();
            await waiter.JoinAsync();
        }

        Coro.Run(Main(), scenario.Watched(new TrapTrace { TaskNames = new HashSet<string> { "waiter" } }));
        Assert.Single(scenario.Log.Records, static r => r.Text == "TRAP:FUTURE_WAIT:foreign await");
    }

    [Fact]
    public void D05c_LogCrash_logs_what_ends_a_task_but_no_cancellation()
    {
        var log = new RecordingLogger();
        var scenario = Scenario.Prepare();
        var failure = new ArithmeticException();
        static async Coro Main(Exception failure)
        {
            await Steps.Start(Steps.Value(1), daemon: true, name: "well");
            await Steps.Start(Steps.Throw(failure), name: "crashed");
            CurioTask cancelled = await Steps.Start(Steps.Forever(), name: "cancelled");
            await cancelled.CancelAsync();
            await Steps.Start(Steps.Throw(new TaskTimeoutException()), name: "timed out");
            throw new InvalidTimeZoneException();
        }

        Assert.Throws<InvalidTimeZoneException>(() => Coro.Run(Main(failure), scenario.Watched(new LogCrash { Logger = log })));
        Assert.Equal(
            [typeof(ArithmeticException), typeof(TaskTimeoutException), typeof(InvalidTimeZoneException)],
            log.Records.Select(static r => r.Exception!.GetType()));
        Assert.Same(failure, log.Records[0].Exception);
        Assert.Contains("name='crashed'", log.Records[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("crashed", log.Records[0].Text, StringComparison.Ordinal);
        Assert.All(log.Records, static r => Assert.Equal(LogLevel.Error, r.Level));

        // The kernel's own report is neither replaced nor repeated.
        Assert.Same(failure, Assert.Single(scenario.Log.Records).Exception);
    }

    [Fact]
    public void D05d_LongBlock_warns_of_a_task_that_keeps_the_kernel_too_long()
    {
        var scenario = Scenario.Prepare();
        static async Coro Main(Scenario s)
        {
            s.Clock.Advance(50.Milliseconds);
            await Coro.Sleep(1.Seconds);
            s.Clock.Advance(51.Milliseconds);
            await Steps.Yield();
            s.Clock.Advance(30.Milliseconds);
            await Steps.Yield();
            s.Clock.Advance(30.Milliseconds);
            await Steps.Yield();
            s.Clock.Advance(2.Seconds);
        }

        Coro.Run(Main(scenario), scenario.Watched(new LongBlock()));
        Assert.Equal(["0.051000", "2.000000"], scenario.Log.Warnings.Select(static w => Duration().Match(w).Groups[1].Value));
        Assert.All(scenario.Log.Warnings, static w => Assert.Contains(".Main'", w, StringComparison.Ordinal));
        Assert.Contains("DebuggerTests.cs:", scenario.Log.Warnings.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void D05e_Its_limit_can_be_given()
    {
        static async Coro Main(Scenario s)
        {
            s.Clock.Advance(50.Milliseconds);
            await Steps.Yield();
            s.Clock.Advance(9.Milliseconds);
        }

        var scenario = Scenario.Prepare();
        Coro.Run(Main(scenario), scenario.Watched(new LongBlock { MaxTime = 10.Milliseconds }, new LongBlock { MaxTime = 20.Milliseconds }));
        Assert.Equal(2, scenario.Log.Warnings.Count());
        Assert.Throws<ArgumentOutOfRangeException>(static () => new LongBlock { MaxTime = -1.Milliseconds });
        Assert.Equal(50.Milliseconds, new LongBlock().MaxTime);
    }

    [Fact]
    public void D05f_Level_and_logger_can_be_given()
    {
        var scenario = Scenario.Prepare();
        var log = new RecordingLogger();
        static async Coro Main(Scenario s)
        {
            await Steps.Yield();
            s.Clock.Advance(1.Seconds);
            throw new ArithmeticException();
        }

        KernelOptions options = scenario.Watched(
            new SchedTrace { Logger = log, Level = LogLevel.Trace },
            new TrapTrace { Logger = log, Level = LogLevel.Trace },
            new LogCrash { Logger = log, Level = LogLevel.Trace },
            new LongBlock { Logger = log, Level = LogLevel.Trace });
        Assert.Throws<ArithmeticException>(() => Coro.Run(Main(scenario), options));
        Assert.Equal(6 + 7 + 1 + 1, log.Records.Length);
        Assert.All(log.Records, static r => Assert.Equal(LogLevel.Trace, r.Level));
        Assert.Empty(scenario.Log.Records);
    }

    [Fact]
    public void D05g_A_level_that_is_off_costs_no_look_into_the_symbols()
    {
        var log = new ThrowingLogger { IsOn = false };
        var scenario = Scenario.Prepare();
        Coro.Run(Child(), scenario.Watched(new SchedTrace { Logger = log }));
        Assert.Equal(0, log.Calls);
        Assert.Empty(scenario.Log.Records);
    }

    [Fact]
    public void D05h_Without_a_logger_they_write_to_standard_error()
    {
        TextWriter before = Console.Error;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Console.SetError(text);
        try
        {
            var scenario = Scenario.Prepare();
            Coro.Run(Child(), new KernelOptions { Selector = scenario.Clock.CreateSelector(), TimeProvider = scenario.Clock, Debug = true, Monitor = false });
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("curio: Information: CREATE:0.000000:Task(id=", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("curio: Information: TERMINATED:0.250000:Task(id=", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void D05i_One_debugger_can_serve_several_kernels()
    {
        var first = Scenario.Prepare();
        var second = Scenario.Prepare();
        var debugger = new LongBlock();
        static async Coro Main(Scenario own, Coro inner)
        {
            own.Clock.Advance(1.Seconds);
            await inner;
            own.Clock.Advance(1.Seconds);
        }

        static async Coro Other(Scenario other, LongBlock debugger) =>
            ScenarioKernels.OnThread(() =>
            {
                Coro.Run(Main(other, Steps.Settle()), other.Watched(debugger));
                return null;
            });

        Coro.Run(Main(first, Other(second, debugger)), first.Watched(debugger));
        Assert.EndsWith("ran for 2.000000 seconds", Assert.Single(first.Log.Warnings), StringComparison.Ordinal);
        Assert.All(second.Log.Warnings, static w => Assert.EndsWith("ran for 1.000000 seconds", w, StringComparison.Ordinal));
        Assert.Equal(2, second.Log.Warnings.Count());
    }

    private static async Coro<int> Child(bool fails = false)
    {
        await Coro.Sleep(250.Milliseconds);
        return fails ? throw new ArithmeticException() : 1;
    }

    private static IEnumerable<string> Happened(Scenario scenario) => scenario.Log.Records.Select(static r => r.Text.Split(':')[0]);

    [GeneratedRegex(" at .*$")]
    private static partial Regex Place();

    [GeneratedRegex("ran for ([0-9.]+) seconds$")]
    private static partial Regex Duration();
}
