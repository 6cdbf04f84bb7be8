using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class RunAsyncTests
{
    [Fact]
    public async Task It_runs_on_a_thread_of_its_own_and_gives_the_value()
    {
        async Coro<(int Thread, bool Pool, string Value)> Main()
        {
            await Coro.Sleep(1.Seconds);
            return (Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread, "value");
        }

        int own = Environment.CurrentManagedThreadId;
        (int thread, bool pool, string value) = await Curio.Kernel.RunAsync(Main(), Scenario.Prepare().Options);
        Assert.NotEqual(own, thread);
        Assert.False(pool);
        Assert.Equal("value", value);
    }

    [Fact]
    public async Task It_fails_with_what_the_coroutine_threw()
    {
        var failure = new ArithmeticException();
        Exception thrown = await Assert.ThrowsAsync<ArithmeticException>(
            () => Curio.Kernel.RunAsync(Steps.Throw(failure, yields: 1), Scenario.Prepare().Options));
        Assert.Same(failure, thrown);
    }

    [Fact]
    public async Task It_may_be_started_from_inside_a_kernel_and_awaited_there()
    {
        async Coro<int> Main() => await Curio.Kernel.RunAsync(Steps.Value(7, yields: 1), Scenario.Prepare().Options);
        Assert.Equal(7, await Curio.Kernel.RunAsync(Main(), Scenario.Prepare().Options));
    }

    [Fact]
    public async Task Its_token_cancels_the_main_task_which_may_clean_up()
    {
        var scenario = Scenario.Prepare();
        using var source = new CancellationTokenSource();
        async Coro Main()
        {
            try
            {
                scenario.Note("begins");
                _ = Task.Run(source.CancelAsync);
                await Steps.Forever();
            }
            finally
            {
                await Coro.Sleep(1.Seconds);
                scenario.Note("cleaned up");
            }
        }

        Task run = Curio.Kernel.RunAsync(Main(), scenario.Options, source.Token);
        await Assert.ThrowsAsync<TaskCanceledException>(() => run);
        Assert.True(run.IsCanceled);
        Assert.Equal(["begins", "cleaned up"], scenario.Events);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_it_begins_comes_at_the_first_block()
    {
        var scenario = Scenario.Prepare();
        async Coro Main()
        {
            scenario.Note("begins");
            await Steps.Yield();
            scenario.Note("not reached");
        }

        Task run = Curio.Kernel.RunAsync(Main(), scenario.Options, new CancellationToken(canceled: true));
        await Assert.ThrowsAsync<TaskCanceledException>(() => run);
        Assert.Equal(["begins"], scenario.Events);
    }

    [Fact]
    public async Task A_main_task_that_ends_well_in_spite_of_it_gives_its_value()
    {
        using var source = new CancellationTokenSource();
        async Coro<int> Main()
        {
            source.Cancel();
            await Steps.Catch(Steps.Forever());
            return 7;
        }

        Assert.Equal(7, await Curio.Kernel.RunAsync(Main(), Scenario.Prepare().Options, source.Token));
    }

    [Fact]
    public async Task A_coroutine_used_before_is_refused_through_the_task()
    {
        Coro<int> once = Steps.Value(1);
        Assert.Equal(1, await Curio.Kernel.RunAsync(once, Scenario.Prepare().Options));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Curio.Kernel.RunAsync(once, Scenario.Prepare().Options));
    }

    [Fact]
    public async Task So_is_an_empty_one()
    {
        Exception thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Curio.Kernel.RunAsync(default, Scenario.Prepare().Options));
        Assert.Contains("empty", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_async_locals_flow_in_and_changes_do_not_come_back()
    {
        var local = new AsyncLocal<string> { Value = "caller" };
        async Coro<string> Main()
        {
            string before = local.Value;
            await Steps.Yield();
            local.Value = "main";
            return before;
        }

        Assert.Equal("caller", await Curio.Kernel.RunAsync(Main(), Scenario.Prepare().Options));
        Assert.Equal("caller", local.Value);
    }

    [Fact]
    public async Task Its_token_cancels_what_the_main_task_has_left_behind()
    {
        var scenario = Scenario.Prepare();
        using var source = new CancellationTokenSource();
        async Coro Rest()
        {
            try
            {
                _ = Task.Run(source.CancelAsync);
                await Steps.Forever();
            }
            finally
            {
                await Coro.Sleep(1.Seconds);
                scenario.Note("cleaned up");
            }
        }

        async Coro<int> Main()
        {
            await Coro.Spawn(Rest());
            return 7;
        }

        Assert.Equal(7, await Curio.Kernel.RunAsync(Main(), scenario.Options, source.Token).WaitAsync(20.Seconds));
        Assert.Equal(["cleaned up"], scenario.Events);
    }

    [Fact]
    public async Task A_cancellation_of_the_coroutines_own_is_a_failure_without_the_token()
    {
        static async Coro Main()
        {
            await Coro.SetCancellation(new TaskCancelledException());
            await Steps.Yield();
        }

        Task run = Curio.Kernel.RunAsync(Main(), Scenario.Prepare().Options);
        await Assert.ThrowsAsync<TaskCancelledException>(() => run);
    }

    [Fact]
    public async Task Cancelled_from_inside_of_a_kernel_the_inner_one_cleans_up_first()
    {
        var inner = Scenario.Prepare();
        var outer = Scenario.Prepare();
        async Coro Inner()
        {
            try
            {
                await Steps.Forever();
            }
            finally
            {
                await Coro.Sleep(1.Seconds);
                inner.Note("inner cleaned up");
            }
        }

        async Coro Outer()
        {
            CurioTask task = await Steps.Start(Coro.FromTask(token => Curio.Kernel.RunAsync(Inner(), inner.Options, token)));
            await task.CancelAsync();
            outer.Note(string.Join(", ", inner.Events));
            outer.Note(task.Exception!.GetType().Name);
        }

        await Curio.Kernel.RunAsync(Outer(), outer.Options).WaitAsync(20.Seconds);
        Assert.Equal(["inner cleaned up", "TaskCancelledException"], outer.Events);
    }
}
