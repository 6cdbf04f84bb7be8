using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class KernelOptionsTests
{
    [Fact]
    public void K25a_The_kernel_takes_its_time_from_the_provider()
    {
        var scenario = Scenario.Prepare();
        scenario.Clock.Advance(5.Seconds);
        Assert.Equal(5.Seconds, Coro.Run(Coro.Clock(), scenario.Options));
    }

    [Fact]
    public void K25b_The_kernel_waits_in_the_given_selector_and_closes_it()
    {
        var scenario = Scenario.Prepare();
        var selector = new WatchedSelector(scenario.Clock.CreateSelector());
        Coro.Run(Coro.Sleep(1.Seconds), scenario.With(selector));
        Assert.Contains(1.Seconds, selector.Timeouts);
        Assert.True(selector.IsClosed.IsSet);
    }

    [Fact]
    public void K25c_It_never_waits_longer_than_the_longest_poll()
    {
        var scenario = Scenario.Prepare();
        var selector = new WatchedSelector(scenario.Clock.CreateSelector());
        var options = new KernelOptions
        {
            TimeProvider = scenario.Clock,
            Selector = selector,
            LongestPoll = 300.Milliseconds,
            Monitor = false,
        };
        Coro.Run(Coro.Sleep(1.Seconds), options);
        Assert.Equal(
            [300.Milliseconds, 300.Milliseconds, 300.Milliseconds, 100.Milliseconds],
            selector.Timeouts.Where(static timeout => timeout != TimeSpan.Zero));
    }

    [Fact]
    public void K25d_The_defaults_are_those_of_the_manual()
    {
        var options = new KernelOptions();
        Assert.Same(TimeProvider.System, options.TimeProvider);
        Assert.Equal(Timeout.InfiniteTimeSpan, options.LongestPoll);
        Assert.Equal((64, Environment.ProcessorCount), (options.MaxWorkerThreads, options.MaxWorkerProcesses));
        Assert.Equal((KernelExit.AllTasks, 48802), (options.Exit, options.MonitorPort));
        Assert.Equal((null, null, null), (options.Selector, options.Logger, options.Monitor));
    }

    [Fact]
    public void K25e_What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new KernelOptions { MaxWorkerThreads = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new KernelOptions { MaxWorkerProcesses = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new KernelOptions { MonitorPort = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new KernelOptions { MonitorPort = 65_536 });
    }

    [Fact]
    public void K25f_A_kernel_describes_itself()
    {
        var scenario = Scenario.Prepare();
        Curio.Kernel kernel = scenario.NewKernel();
        kernel.Run(Coro.Spawn(Steps.Value(1)));
        Assert.Equal("Kernel(tasks=1, status=Usable)", kernel.ToString());
        kernel.Dispose();
        Assert.Equal("Kernel(tasks=0, status=Disposed)", kernel.ToString());
    }
}
