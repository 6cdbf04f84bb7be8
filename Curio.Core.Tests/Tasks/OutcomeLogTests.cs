using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;
using Curio.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Curio.Tests.Tasks;

public class OutcomeLogTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void T05a_A_crash_is_logged_at_once_joined_or_not(bool join)
    {
        var failure = new ArithmeticException();
        int logged = 0;
        Scenario scenario = Scenario.Run(async s =>
        {
            CurioTask child = await Coro.Spawn(Steps.Throw(failure), name: "crasher");
            if (join)
            {
                await Steps.Catch(child.JoinAsync());
            }
            else
            {
                await Steps.Settle();
            }

            logged = s.Log.Records.Length;
        });
        (LogLevel level, string text, Exception? exception) = Assert.Single(scenario.Log.Records);
        Assert.Equal(1, logged);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("name='crasher'", text, StringComparison.Ordinal);
        Assert.Same(failure, exception);
    }

    [Fact]
    public void T05b_A_daemons_crash_is_logged_too()
    {
        Scenario scenario = Scenario.Run(static async _ =>
            await Steps.Start(Steps.Throw(new ArithmeticException()), daemon: true));
        Assert.Single(scenario.Log.Errors);
    }

    [Fact]
    public void T05c_The_CancelledException_family_is_no_crash_but_a_foreign_cancellation_is()
    {
        Scenario scenario = Scenario.Run(static async _ =>
        {
            await Steps.Start(Steps.Throw(new CancelledException()));
            await Steps.Start(Steps.Throw(new TaskCancelledException()));
            await Steps.Start(Steps.Throw(new TaskTimeoutException()));
            await Steps.Start(Steps.Throw(new TimeoutCancellationException()));
            await Steps.Start(Steps.Throw(new OperationCanceledException()));
            await Steps.Start(Steps.Throw(new UncaughtTimeoutException()));
        });
        Assert.Equal(
            [typeof(OperationCanceledException), typeof(UncaughtTimeoutException)],
            scenario.Log.Records.Select(static record => record.Exception!.GetType()));
    }

    [Fact]
    public void T06a_A_task_that_nobody_joined_is_reported_with_its_name_when_collected()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            await Leave(Steps.Value(1, yields: 1), "forgotten");
            await Steps.Settle();
            Assert.Empty(s.Log.Records);
            Collect();
            Assert.Single(s.Log.Records);
            Collect();
        });
        string warning = Assert.Single(scenario.Log.Warnings);
        Assert.Contains("name='forgotten'", warning, StringComparison.Ordinal);
        Assert.Contains("never joined", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void T06b_At_the_latest_when_the_kernel_goes()
    {
        CurioTask? kept = null;
        Scenario scenario = Scenario.Run(async _ => kept = await Coro.Spawn(Steps.Value(1), name: "kept"));
        Assert.Contains("name='kept'", Assert.Single(scenario.Log.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, kept!.Result);
    }

    [Theory]
    [InlineData("joined before")]
    [InlineData("joined after")]
    [InlineData("cancelled before")]
    [InlineData("cancelled after")]
    [InlineData("result read")]
    [InlineData("daemon")]
    [InlineData("grouped")]
    [InlineData("added to a group")]
    public void T06c_Not_one_whose_outcome_was_taken(string how)
    {
        Scenario scenario = Scenario.Run(async _ =>
        {
            var group = new TaskGroup();
            CurioTask<int> task = how == "grouped"
                ? await group.SpawnAsync(Steps.Value(1))
                : await Coro.Spawn(Steps.Value(1, yields: 2), daemon: how == "daemon");
            await (how switch
            {
                "joined before" => Drop(task.JoinAsync()),
                "cancelled before" => task.CancelAsync(blocking: false),
                "added to a group" => group.AddTaskAsync(task),
                _ => Steps.Settle(),
            });
            await Steps.Settle();
            Assert.True(task.IsTerminated);
            await (how switch
            {
                "joined after" => Drop(task.JoinAsync()),
                "cancelled after" => task.CancelAsync(),
                "result read" => Drop(Steps.Value(task.Result)),
                _ => group.JoinAsync(),
            });
        });
        Assert.Empty(scenario.Log.Records);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void T06d_To_wait_for_a_task_takes_no_outcome(bool before)
    {
        Scenario scenario = Scenario.Run(async _ =>
        {
            CurioTask task = await Coro.Spawn(Steps.Value(1), name: "waited");
            if (!before)
            {
                await Steps.Settle();
            }

            await task.WaitAsync();
        });
        Assert.Contains("name='waited'", Assert.Single(scenario.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void T06e_A_crash_is_reported_once_only()
    {
        Scenario scenario = Scenario.Run(static async _ =>
        {
            await Leave(Steps.Throw(new ArithmeticException()), "crashed");
            await Steps.Settle();
            Collect();
        });
        Assert.Empty(scenario.Log.Warnings);
        Assert.Single(scenario.Log.Errors);
    }

    [Fact]
    public void T06f_Of_many_forgotten_tasks_each_is_reported_once()
    {
        Scenario scenario = Scenario.Run(static async _ =>
        {
            // Most are joined late, so that the kernel's notes are pruned meanwhile.
            var late = new List<CurioTask>();
            for (int i = 0; i < 300; i++)
            {
                CurioTask task = await Coro.Spawn(Steps.Value(i), name: $"number {i}");
                await Steps.Yield();
                if (i % 3 != 0)
                {
                    late.Add(task);
                }

                if (late.Count >= 50)
                {
                    foreach (CurioTask ended in late)
                    {
                        await ended.JoinAsync();
                    }

                    late.Clear();
                }
            }
        });
        Assert.Equal(100, scenario.Log.Warnings.Distinct().Count());
        Assert.Equal(100, scenario.Log.Records.Length);
    }

    [Fact]
    public void T06g_A_failing_logger_does_not_end_the_process_from_the_finalizer()
    {
        var logger = new ThrowingLogger();
        using var kernel = new Curio.Kernel(new KernelOptions { Logger = logger, Monitor = false });
        async Coro Main()
        {
            await Leave(Steps.Value(1), "forgotten");
            await Steps.Settle();
            Collect();
        }

        kernel.Run(Main());
        Assert.Equal(1, logger.Calls);
    }

    /// <summary>Spawns a task and keeps nothing of it.</summary>
    private static async Coro Leave(Coro coroutine, string name) => await Coro.Spawn(coroutine, name: name);

    private static async Coro Leave<T>(Coro<T> coroutine, string name) => await Coro.Spawn(coroutine, name: name);

    private static async Coro Drop<T>(Coro<T> coroutine) => await coroutine;

    private static void Collect()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
