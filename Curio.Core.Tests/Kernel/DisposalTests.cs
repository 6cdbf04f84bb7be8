using System.Runtime.CompilerServices;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class DisposalTests
{
    [Fact]
    public void K06a_After_Dispose_nothing_runs_any_more()
    {
        Curio.Kernel kernel = Scenario.Prepare().NewKernel();
        kernel.Run(Steps.Value(1));
        kernel.Dispose();
        Assert.Throws<ObjectDisposedException>(() => kernel.Run(Steps.Value(1)));
        Assert.Throws<ObjectDisposedException>(kernel.RunOnce);
    }

    [Fact]
    public void K06b_Dispose_without_any_run_or_twice_does_nothing()
    {
        var scenario = Scenario.Prepare();
        int closed = 0;
        var selector = new WatchedSelector(scenario.Clock.CreateSelector()) { Closing = () => closed++ };
        var kernel = new Curio.Kernel(scenario.With(selector));
        kernel.Dispose();
        kernel.Dispose();
        Assert.Equal(1, closed);
        Assert.Empty(scenario.Log.Records);
        Assert.Empty(selector.Timeouts);
    }

    [Fact]
    public void A_kernel_cannot_be_disposed_from_inside()
    {
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        async Coro<string> Main()
        {
            var refusal = Assert.Throws<InvalidOperationException>(kernel.Dispose);
            await Steps.Yield();
            return refusal.Message;
        }

        Assert.Contains("disposed", kernel.Run(Main()), StringComparison.Ordinal);
        Assert.Equal(1, kernel.Run(Steps.Value(1)));
    }

    [Fact]
    public void K08a_A_kernel_collected_without_Dispose_warns_once_and_closes_its_handles()
    {
        var scenario = Scenario.Prepare();
        var selector = new WatchedSelector(scenario.Clock.CreateSelector());
        Drop(scenario.With(selector));
        Collect();
        selector.IsClosed.Wait();
        Collect();
        string warning = Assert.Single(scenario.Log.Warnings);
        Assert.Contains("without Dispose", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void K08b_Its_finalizer_does_not_throw_even_if_the_logger_does()
    {
        var scenario = Scenario.Prepare();
        var logger = new ThrowingLogger();
        Drop(new KernelOptions { Logger = logger, Selector = scenario.Clock.CreateSelector(), Monitor = false });

        // An exception on the finalizer's thread would end the process.
        Collect();
        Assert.True(logger.Calls > 0);
    }

    [Fact]
    public void K08c_A_disposed_kernel_says_nothing_when_collected()
    {
        var scenario = Scenario.Prepare();
        DropDisposed(scenario);
        Collect();
        Assert.Empty(scenario.Log.Records);
    }

    [Fact]
    public void K13a_An_error_inside_the_kernel_goes_to_no_task_and_leaves_Run()
    {
        var scenario = Scenario.Prepare();
        var failure = new ArithmeticException("selector");
        var selector = new WatchedSelector(scenario.Clock.CreateSelector());
        var kernel = new Curio.Kernel(scenario.With(selector));
        async Coro Main()
        {
            selector.Failure = failure;
            try
            {
                await Coro.Sleep(1.Seconds);
            }
            finally
            {
                scenario.Note("a task saw it");
            }
        }

        Assert.Same(failure, Assert.Throws<ArithmeticException>(() => kernel.Run(Main())));
        selector.Failure = null;
        var refusal = Assert.Throws<InvalidOperationException>(() => kernel.Run(Steps.Value(1)));
        Assert.Contains("died", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(kernel.RunOnce);
        kernel.Dispose();
        Assert.True(selector.IsClosed.IsSet);
        Assert.Empty(scenario.Events);
        Assert.Empty(scenario.Log.Records);
    }

    [Fact]
    public void K13b_The_thread_is_free_for_another_kernel_afterwards()
    {
        var scenario = Scenario.Prepare();
        var selector = new WatchedSelector(scenario.Clock.CreateSelector()) { Failure = new ArithmeticException() };
        using (var kernel = new Curio.Kernel(scenario.With(selector)))
        {
            Assert.Throws<ArithmeticException>(() => kernel.Run(Coro.Sleep(1.Seconds)));
        }

        Assert.False(Curio.Kernel.IsRunning);
        Assert.Equal(1, Coro.Run(Steps.Value(1), Scenario.Prepare().Options));
    }

    [Fact]
    public void A_coroutine_used_before_kills_no_kernel()
    {
        using Curio.Kernel kernel = Scenario.Prepare().NewKernel();
        Coro<int> once = Steps.Value(1);
        Assert.Equal(1, kernel.Run(once));
        Assert.Throws<InvalidOperationException>(() => kernel.Run(once));
        Assert.Throws<InvalidOperationException>(() => kernel.Run(default(Coro)));
        Assert.Equal(2, kernel.Run(Steps.Value(2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(KernelOptions options)
    {
        var kernel = new Curio.Kernel(options);
        kernel.Run(Steps.Value(1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DropDisposed(Scenario scenario)
    {
        Curio.Kernel kernel = scenario.NewKernel();
        kernel.Run(Steps.Value(1));
        kernel.Dispose();
    }

    private static void Collect()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
