using System.Diagnostics;
using Curio.Tests.Support;

namespace Curio.Tests.Processes;

/// <summary><c>Coro.RunInProcess</c> as a coroutine; the worker process by itself has tests of its own.</summary>
[Trait("Speed", "slow")]
public class RunInProcessTests
{
    [Fact]
    public void P01_It_computes_elsewhere_while_other_tasks_go_on()
    {
        var scenario = Scenario.Prepare();
        Coro.Run(Main(), scenario.Options);

        async Coro Main()
        {
            int turns = 0;
            async Coro Other()
            {
                while (true)
                {
                    turns++;
                    await Coro.Sleep(TimeSpan.Zero);
                }
            }

            await Coro.Spawn(Other(), daemon: true);
            Assert.Equal(832040, await Coro.RunInProcess(Fibonacci, 30));
            Assert.NotEqual(Environment.ProcessId, await Coro.RunInProcess(static () => Environment.ProcessId));
            Assert.Equal("1 two 3 4", await Coro.RunInProcess(Join, 1, "two", 3.0, '4'));
            Assert.True(turns > 1);
        }
    }

    [Fact]
    public void P02_An_exception_there_comes_back_with_its_type_and_the_stack_over_there()
    {
        var scenario = Scenario.Prepare();
        InvalidOperationException exception =
            Assert.Throws<InvalidOperationException>(() => Coro.Run(Coro.RunInProcess(Fail, "burnt"), scenario.Options));

        Assert.Equal("burnt", exception.Message);
        Assert.Contains(nameof(Fail), exception.InnerException!.ToString());
    }

    [Fact]
    public void P03_Cancelling_kills_the_worker_and_P04_the_next_call_has_a_fresh_one()
    {
        var scenario = Scenario.Prepare();
        Coro.Run(Main(), scenario.Options);

        static async Coro Main()
        {
            int first = await Coro.RunInProcess(static () => Environment.ProcessId);
            Assert.Equal(first, await Coro.RunInProcess(static () => Environment.ProcessId));
            using Process worker = Process.GetProcessById(first);

            CurioTask<int> endless = await Coro.Spawn(Coro.RunInProcess(Endless));
            await Coro.Sleep(TimeSpan.Zero);
            await endless.CancelAsync();
            Assert.IsType<TaskCancelledException>(endless.Exception);

            await worker.WaitForExitAsync();
            Assert.NotEqual(first, await Coro.RunInProcess(static () => Environment.ProcessId));
        }
    }

    [Fact]
    public void P03_T18c_Cancelling_with_any_exception_kills_the_worker()
    {
        var scenario = Scenario.Prepare();
        Coro.Run(Main(), scenario.Options);

        static async Coro Main()
        {
            int first = await Coro.RunInProcess(static () => Environment.ProcessId);
            using Process worker = Process.GetProcessById(first);
            CurioTask<int> endless = await Coro.Spawn(Coro.RunInProcess(Endless));
            await Coro.Sleep(TimeSpan.Zero);
            await endless.CancelAsync(reason: new InvalidOperationException("enough"));
            Assert.IsType<InvalidOperationException>(endless.Exception);
            await worker.WaitForExitAsync();
        }
    }

    [Fact]
    public void P03_A_timeout_kills_the_worker()
    {
        Coro.Run(Main(), new KernelOptions { Monitor = false });

        static async Coro Main()
        {
            int id = await Coro.RunInProcess(static () => Environment.ProcessId);
            using Process worker = Process.GetProcessById(id);
            await Assert.ThrowsAsync<TaskTimeoutException>(
                async () => await Coro.TimeoutAfter(50.Milliseconds, Coro.RunInProcess(Endless)));
            await worker.WaitForExitAsync();
        }
    }

    [Fact]
    public void P04_A_worker_that_dies_fails_its_call_and_the_next_works()
    {
        var scenario = Scenario.Prepare();
        Coro.Run(Main(), scenario.Options);

        static async Coro Main()
        {
            WorkerProcessException exception = await Assert.ThrowsAsync<WorkerProcessException>(
                async () => await Coro.RunInProcess(static () => Exit(3)));
            Assert.Equal(3, exception.ExitCode);
            Assert.Equal(55, await Coro.RunInProcess(Fibonacci, 10));
        }
    }

    [Fact]
    public void P05_At_most_so_many_calls_run_at_one_time()
    {
        var options = new KernelOptions { Monitor = false, MaxWorkerProcesses = 1 };
        Coro.Run(Main(), options);

        static async Coro Main()
        {
            CurioTask<int> first = await Coro.Spawn(Coro.RunInProcess(static () => Environment.ProcessId));
            CurioTask<int> second = await Coro.Spawn(Coro.RunInProcess(static () => Environment.ProcessId));
            await Coro.Sleep(TimeSpan.Zero);
            Assert.Equal("FUTURE_WAIT", first.State);
            Assert.Equal("SEMA_ACQUIRE", second.State);
            Assert.Equal(await first.JoinAsync(), await second.JoinAsync());
        }
    }

    [Fact]
    public void A_capturing_lambda_is_refused_with_a_remedy()
    {
        int captured = 3;
        var scenario = Scenario.Prepare();
        ArgumentException exception =
            Assert.Throws<ArgumentException>(() => Coro.Run(Coro.RunInProcess(() => captured), scenario.Options));

        Assert.Contains("static", exception.Message);
    }

    private static int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);

    private static string Join(int a, string b, double c, char d) => $"{a} {b} {c} {d}";

    private static int Fail(string message) => throw new InvalidOperationException(message);

    private static int Exit(int code)
    {
        Environment.Exit(code);
        return 0;
    }

    private static int Endless()
    {
        while (true)
        {
        }
    }
}
