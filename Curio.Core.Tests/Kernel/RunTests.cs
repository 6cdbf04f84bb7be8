using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class RunTests
{
    [Fact]
    public void K01a_Run_gives_the_value_of_the_coroutine()
    {
        var scenario = Scenario.Prepare();
        Assert.Equal(42, Coro.Run(Steps.Value(42, yields: 3), scenario.Options));
    }

    [Fact]
    public void K01b_A_kernel_of_ones_own_gives_the_value_too()
    {
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        Assert.Equal("done", kernel.Run(Steps.Value("done", yields: 3)));
    }

    [Fact]
    public void K01c_A_coroutine_without_a_result_runs_to_its_end()
    {
        var scenario = Scenario.Prepare();
        async Coro Main()
        {
            scenario.Note("begin");
            await Coro.Sleep(1.Seconds);
            scenario.Note("end");
        }

        using Curio.Kernel kernel = scenario.NewKernel();
        kernel.Run(Main());
        Assert.Equal(["begin", "end"], scenario.Events);
    }

    [Fact]
    public void K02a_What_ends_the_main_task_leaves_Run_as_the_same_object_and_is_not_logged()
    {
        var scenario = Scenario.Prepare();
        var failure = new ArithmeticException("main");
        Exception thrown = Assert.Throws<ArithmeticException>(() => Coro.Run(Steps.Throw(failure, yields: 2), scenario.Options));
        Assert.Same(failure, thrown);
        Assert.Contains(nameof(Steps.Throw), thrown.StackTrace, StringComparison.Ordinal);
        Assert.Empty(scenario.Log.Records);
    }

    [Fact]
    public void K02b_A_TaskFailed_that_main_does_not_catch_comes_out_of_Run()
    {
        var scenario = Scenario.Prepare();
        var failure = new ArithmeticException("child");
        async Coro Main()
        {
            CurioTask child = await Coro.Spawn(Steps.Throw(failure));
            await child.JoinAsync();
        }

        Exception thrown = Assert.Throws<TaskFailedException>(() => Coro.Run(Main(), scenario.Options));
        Assert.Same(failure, thrown.InnerException);
        Assert.Single(scenario.Log.Errors);
    }

    [Fact]
    public void K03a_Tasks_left_by_a_run_stand_still_until_the_next()
    {
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        CurioTask<string>? child = null;
        async Coro<string> Child()
        {
            await Coro.Sleep(50.Milliseconds);
            scenario.Note("child");
            return "value";
        }

        async Coro First()
        {
            child = await Coro.Spawn(Child());
            await Steps.Yield();
            scenario.Note("first");
        }

        async Coro Second()
        {
            await Coro.Sleep(100.Milliseconds);
            scenario.Note("second");
        }

        kernel.Run(First());
        scenario.Note(child!.State);
        kernel.Run(Second());
        scenario.Note(child.Result);
        Assert.Equal(["first", "TIME_SLEEP", "child", "second", "value"], scenario.Events);
    }

    [Fact]
    public void K03b_Waits_for_descriptors_outlive_a_run()
    {
        var scenario = Scenario.Prepare();
        using var sockets = new ConnectedSockets();
        using Curio.Kernel kernel = scenario.NewKernel();
        CurioTask? reader = null;
        async Coro Read()
        {
            await Traps.ReadWait(sockets.Left.Handle);
            scenario.Note("data");
        }

        async Coro First() => reader = await Steps.Start(Read());

        kernel.Run(First());
        scenario.Note(reader!.State);
        sockets.Right.Send([1]);
        kernel.Run(reader.JoinAsync());
        Assert.Equal(["READ_WAIT", "data"], scenario.Events);
    }

    [Fact]
    public void K05a_Run_inside_a_coroutine_throws_there_and_the_outer_run_goes_on()
    {
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        async Coro Main()
        {
            Assert.Throws<InvalidOperationException>(() => kernel.Run(Steps.Value(1)));
            Assert.Throws<InvalidOperationException>(kernel.RunOnce);
            scenario.Note("refused");
            await Coro.Sleep(1.Seconds);
            scenario.Note("end");
        }

        kernel.Run(Main());
        kernel.Run(Main());
        Assert.Equal(["refused", "end", "refused", "end"], scenario.Events);
    }

    [Fact]
    public void K05b_Another_kernel_on_that_thread_is_refused_and_says_what_to_do()
    {
        var scenario = Scenario.Prepare();
        async Coro<string> Main()
        {
            var refusal = Assert.Throws<InvalidOperationException>(() => Coro.Run(Steps.Value(1), Scenario.Prepare().Options));
            await Coro.Sleep(1.Seconds);
            return refusal.Message;
        }

        string message = Coro.Run(Main(), scenario.Options);
        Assert.Contains("Coro.Spawn", message, StringComparison.Ordinal);
    }

    [Fact]
    public void K05c_Another_kernel_on_another_thread_is_fine()
    {
        async Coro<object?> Main() =>
            ScenarioKernels.OnThread(static () => Coro.Run(Steps.Value("other", yields: 1), Scenario.Prepare().Options));

        Assert.Equal("other", Coro.Run(Main(), Scenario.Prepare().Options));
    }

    [Fact]
    public void K05d_The_thread_is_free_again_after_a_run_that_threw()
    {
        using Curio.Kernel kernel = Scenario.Prepare().NewKernel();
        Assert.Throws<ArithmeticException>(() => kernel.Run(Steps.Throw(new ArithmeticException())));
        Assert.Equal(1, Coro.Run(Steps.Value(1), Scenario.Prepare().Options));
        Assert.Equal(2, kernel.Run(Steps.Value(2)));
    }

    [Fact]
    public void A_kernel_belongs_to_the_thread_that_ran_it_first()
    {
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        CurioTask? left = null;
        async Coro Leave() => left = await Steps.Start(Steps.Value(1, yields: 100));

        kernel.Run(Leave());
        Assert.IsType<InvalidOperationException>(ScenarioKernels.OnThread(() => kernel.Run(Steps.Value(1))));
        object? refusal = ScenarioKernels.OnThread(() =>
        {
            kernel.Dispose();
            return null;
        });
        Assert.IsType<InvalidOperationException>(refusal);
        kernel.Run(left!.JoinAsync());
        Assert.True(left.IsTerminated);
    }

    [Fact]
    public void A_kernel_may_be_made_on_one_thread_and_run_on_another()
    {
        using Curio.Kernel kernel = Scenario.Prepare().NewKernel();
        Assert.Equal(1, ScenarioKernels.OnThread(() => kernel.Run(Steps.Value(1))));
    }

    [Fact]
    public void K26_IsRunning_is_true_on_the_kernels_thread_during_its_run_only()
    {
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        async Coro Main()
        {
            scenario.Note(Curio.Kernel.IsRunning);
            scenario.Note(ScenarioKernels.OnThread(static () => Curio.Kernel.IsRunning));
            scenario.Note(await Coro.RunInThread(static () => Curio.Kernel.IsRunning));
            await Task.Run(() => scenario.Note(Curio.Kernel.IsRunning));
            scenario.Note(Curio.Kernel.IsRunning);
        }

        scenario.Note(Curio.Kernel.IsRunning);
        kernel.Run(Main());
        scenario.Note(Curio.Kernel.IsRunning);
        Assert.Equal([false, true, false, false, false, true, false], scenario.Events);
    }

    [Fact]
    public void K27a_Coro_Run_goes_on_until_the_last_task_that_is_no_daemon_and_then_cancels_the_daemons()
    {
        var scenario = Scenario.Prepare();
        int value = Coro.Run(LeaveTasks(scenario), scenario.Options);
        Assert.Equal(7, value);
        Assert.Equal(["main", "child", "daemon cancelled"], scenario.Events);
    }

    [Fact]
    public void K27b_With_KernelExit_MainTask_what_is_left_is_cancelled_when_main_ends()
    {
        var scenario = Scenario.Prepare();
        int value = Coro.Run(LeaveTasks(scenario), scenario.With(exit: KernelExit.MainTask));
        Assert.Equal(7, value);
        Assert.Equal(["main", "daemon cancelled", "child cancelled"], scenario.Events);
    }

    [Fact]
    public void K27c_A_run_of_a_kernel_of_ones_own_returns_with_its_coroutine()
    {
        var scenario = Scenario.Prepare();
        Curio.Kernel kernel = scenario.NewKernel();
        scenario.Note(kernel.Run(LeaveTasks(scenario)));
        kernel.Dispose();
        Assert.Equal(["main", 7, "daemon cancelled", "child cancelled"], scenario.Events);
    }

    [Fact]
    public void K27d_When_main_fails_the_rest_is_cancelled()
    {
        var scenario = Scenario.Prepare();
        async Coro Main()
        {
            await LeaveTasks(scenario);
            throw new ArithmeticException();
        }

        Assert.Throws<ArithmeticException>(() => Coro.Run(Main(), scenario.Options));
        Assert.Equal(["main", "daemon cancelled", "child cancelled"], scenario.Events);
    }

    [Fact]
    public void K27e_Tasks_spawned_after_main_ended_are_waited_for_too()
    {
        var scenario = Scenario.Prepare();
        async Coro Chain(int left)
        {
            await Coro.Sleep(1.Seconds);
            scenario.Note(left);
            if (left > 0)
            {
                await Coro.Spawn(Chain(left - 1));
            }
        }

        async Coro Main() => await Coro.Spawn(Chain(2));

        Coro.Run(Main(), scenario.Options);
        Assert.Equal([2, 1, 0], scenario.Events);
    }

    private static async Coro<int> LeaveTasks(Scenario s)
    {
        async Coro Child(TimeSpan time, string name)
        {
            try
            {
                await Coro.Sleep(time);
                s.Note(name);
            }
            catch (TaskCancelledException)
            {
                s.Note($"{name} cancelled");
                throw;
            }
        }

        await Coro.Spawn(Child(50.Milliseconds, "child"));
        await Coro.Spawn(Child(Timeout.InfiniteTimeSpan, "daemon"), daemon: true);
        await Coro.Sleep(10.Milliseconds);
        s.Note("main");
        return 7;
    }
}
