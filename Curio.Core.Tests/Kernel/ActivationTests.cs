using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class ActivationTests
{
    [Fact]
    public void D01a_It_hears_of_every_step_of_a_task()
    {
        static async Coro Main()
        {
            await Coro.Sleep(10.Milliseconds);
            await Coro.Sleep(10.Milliseconds);
            await Coro.Sleep(10.Milliseconds);
        }

        var watch = new RecordingActivation("ActivationTests.D01a_It_hears_of_every_step_of_a_task.Main");
        Coro.Run(Main(), Scenario.Prepare().Watched(watch));
        Assert.Equal(
            [
                "activate",
                "created READY",
                "running",
                "suspended TIME_SLEEP TIME_SLEEP",
                "running",
                "suspended TIME_SLEEP TIME_SLEEP",
                "running",
                "suspended TIME_SLEEP TIME_SLEEP",
                "running",
                "suspended - TERMINATED",
                "terminated",
            ],
            watch.Events);
    }

    [Fact]
    public void D01b_The_last_step_of_a_task_that_throws_is_one_like_others()
    {
        var watch = new RecordingActivation("Steps.Throw");
        var failure = new ArithmeticException();
        using var kernel = new Curio.Kernel(Scenario.Prepare().Watched(watch));
        Assert.Same(failure, Assert.Throws<ArithmeticException>(() => kernel.Run(Steps.Throw(failure, yields: 1))));
        Assert.Equal(
            ["activate", "created READY", "running", "suspended TIME_SLEEP READY", "running", "suspended - TERMINATED", "terminated"],
            watch.Events);
    }

    [Fact]
    public void D02_It_hears_of_the_kernels_own_tasks_and_of_those_made_at_shutdown()
    {
        static async Coro Daemon()
        {
            try
            {
                await Steps.Forever();
            }
            finally
            {
                await (await Coro.Spawn(Steps.Value(1), name: "cleanup")).JoinAsync();
            }
        }

        static async Coro Main() => await Steps.Start(Daemon(), daemon: true, name: "daemon");

        var watch = new RecordingActivation("daemon", "cleanup", "Kernel.Dispose");
        Coro.Run(Main(), Scenario.Prepare().Watched(watch));
        Assert.Equal(
            [
                "activate",
                "daemon: created READY",
                "daemon: running",
                "daemon: suspended TIME_SLEEP TIME_SLEEP",
                "Kernel.Dispose: created READY",
                "Kernel.Dispose: running",
                "Kernel.Dispose: suspended TASK_JOIN TASK_JOIN",
                "daemon: running",
                "cleanup: created READY",
                "daemon: suspended TASK_JOIN TASK_JOIN",
                "cleanup: running",
                "cleanup: suspended - TERMINATED",
                "cleanup: terminated",
                "daemon: running",
                "daemon: suspended - TERMINATED",
                "daemon: terminated",
                "Kernel.Dispose: running",
                "Kernel.Dispose: suspended - TERMINATED",
                "Kernel.Dispose: terminated",
            ],
            watch.Events);
    }

    [Fact]
    public void D02b_It_hears_of_async_threads()
    {
        static async Coro Main()
        {
            AsyncThread thread = await AsyncThread.Spawn(static () => { AsyncThread.AWAIT(Steps.Yield()); }, name: "thread");
            await thread.JoinAsync();
        }

        var watch = new RecordingActivation("thread");
        Coro.Run(Main(), Scenario.Prepare().Watched(watch));
        Assert.Equal(["activate", "created READY", "running"], watch.Events.Take(3));
        Assert.Equal(["suspended - TERMINATED", "terminated"], watch.Events.TakeLast(2));
    }

    [Fact]
    public void D03a_It_is_activated_once_at_the_first_run()
    {
        var watch = new RecordingActivation("nobody");
        KernelOptions options = Scenario.Prepare().Watched(watch);
        using (var kernel = new Curio.Kernel(options))
        {
            Assert.Empty(watch.Events);
            kernel.RunOnce();
            kernel.Run(Steps.Value(1));
            kernel.Run(Steps.Value(2));
        }

        Assert.Equal(["activate"], watch.Events);
    }

    [Fact]
    public void D03b_A_kernel_that_never_ran_activates_nothing()
    {
        var watch = new RecordingActivation();
        new Curio.Kernel(Scenario.Prepare().Watched(watch)).Dispose();
        Assert.Empty(watch.Events);
    }

    [Fact]
    public void D03c_The_trap_is_what_the_task_waits_for()
    {
        var watch = new RecordingActivation("waiter");
        static async Coro Waiter(AsyncEvent happened, Task future)
        {
            await happened.WaitAsync();
            await future;
            await Ordinary(future);
            await (await Coro.Spawn(Steps.Value(1))).JoinAsync();
        }

        static async Task Ordinary(Task future)
        {
            await Coro.Sleep(1.Seconds);
            await Task.Yield();
        }

        static async Coro Main()
        {
            var happened = new AsyncEvent();
            var future = new TaskCompletionSource();
            CurioTask waiter = await Steps.Start(Waiter(happened, future.Task), name: "waiter");
            await happened.SetAsync();
            await Steps.Settle();
            future.SetResult();
            await waiter.JoinAsync();
        }

        Coro.Run(Main(), Scenario.Prepare().Watched(watch));
        Assert.Equal(
            [
                "EVENT_WAIT EVENT_WAIT",
                "FUTURE_WAIT FUTURE_WAIT",
                "TIME_SLEEP TIME_SLEEP",
                "FUTURE_WAIT FUTURE_WAIT",
                "TASK_JOIN TASK_JOIN",
                "- TERMINATED",
            ],
            watch.Events.Where(static e => e.StartsWith("suspended ", StringComparison.Ordinal)).Select(static e => e["suspended ".Length..]));
    }

    [Theory]
    [InlineData("Activate", 1)]
    [InlineData("Created", 2)]
    [InlineData("Running", 3)]
    [InlineData("Suspended", 4)]
    [InlineData("Terminated", 7)]
    public void D03d_One_that_throws_is_reported_once_and_not_called_again(string hook, int calls)
    {
        var scenario = Scenario.Prepare();
        var failing = new FailingActivation(hook);
        var watch = new RecordingActivation("Steps.Value");
        Assert.Equal(1, Coro.Run(Steps.Value(1, yields: 1), scenario.Watched(failing, watch)));
        Assert.Equal(calls, failing.Calls);
        Assert.Equal(7, watch.Events.Count);
        var record = Assert.Single(scenario.Log.Records);
        Assert.Equal(hook, record.Exception!.Message);
        Assert.Contains(nameof(FailingActivation), record.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void D03e_It_sees_the_async_locals_of_the_task_and_cannot_change_them()
    {
        var local = new AsyncLocal<string?>();
        var watch = new FlowActivation(local);
        var seen = new List<string?>();
        async Coro Child(string own)
        {
            seen.Add(local.Value);
            local.Value = own;
            await Steps.Yield();
            seen.Add(local.Value);
        }

        async Coro Main()
        {
            local.Value = "main";
            CurioTask first = await Coro.Spawn(Child("first"), name: "first");
            CurioTask second = await Coro.Spawn(Child("second"), name: "second");
            seen.Add(local.Value);
            await first.JoinAsync();
            await second.JoinAsync();
            seen.Add(local.Value);
        }

        Coro.Run(Main(), Scenario.Prepare().Watched(watch));
        Assert.Equal(["main", "main", "main", "first", "second", "main"], seen);
        Assert.Equal(["main", "first", "first", "first", "first"], watch.Seen.Where(static s => s.Task == "first").Select(static s => s.Value));
        Assert.Equal(["main", "second", "second", "second", "second"], watch.Seen.Where(static s => s.Task == "second").Select(static s => s.Value));
        Assert.Null(local.Value);
    }

    [Fact]
    public void K25g_D04_Several_activations_are_called_in_the_order_in_which_they_were_given()
    {
        var order = new List<string>();
        Coro.Run(
            Steps.Value(1),
            Scenario.Prepare().Watched(new OrderActivation(order, "first"), new OrderActivation(order, "second")));
        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public void K25h_What_is_no_list_of_activations_is_refused()
    {
        Assert.Empty(new KernelOptions().Activations);
        Assert.False(new KernelOptions().Debug);
        Assert.Throws<ArgumentNullException>(static () => new KernelOptions { Activations = null! });
        var refusal = Assert.Throws<ArgumentException>(static () => new KernelOptions { Activations = [new LogCrash(), null!] });
        Assert.Contains("element 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void K25i_A_list_that_changes_later_has_no_effect()
    {
        var watch = new RecordingActivation();
        var list = new List<Activation>();
        var scenario = Scenario.Prepare();
        var options = new KernelOptions { Selector = scenario.Clock.CreateSelector(), Activations = list, Monitor = false };
        list.Add(watch);
        Coro.Run(Steps.Value(1), options);
        Assert.Empty(watch.Events);
    }

    private sealed class OrderActivation(List<string> order, string name) : Activation
    {
        public override void Created(CurioTask task) => order.Add(name);
    }
}
