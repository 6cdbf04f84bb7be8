using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class RunOnceTests
{
    [Fact]
    public void K04a_It_fires_due_timers_and_resumes_ready_tasks()
    {
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        int value = 0;
        async Coro Child()
        {
            await Steps.Yield();
            value = 1;
            await Coro.Sleep(100.Milliseconds);
            value = 2;
        }

        Spawn(kernel, Child(), daemon: true);
        while (value == 0)
        {
            kernel.RunOnce();
        }

        Assert.Equal(1, value);
        scenario.Clock.Advance(200.Milliseconds);
        kernel.RunOnce();
        Assert.Equal(2, value);
    }

    [Fact]
    public void K04b_Three_yields_take_three_calls()
    {
        var scenario = Scenario.Prepare();
        using Curio.Kernel kernel = scenario.NewKernel();
        async Coro Child()
        {
            for (int i = 0; i < 3; i++)
            {
                scenario.Note(i);
                await Steps.Yield();
            }

            scenario.Note("end");
        }

        // The first call is the child's start.
        Spawn(kernel, Child());
        for (int call = 0; call < 4; call++)
        {
            scenario.Note("call");
            kernel.RunOnce();
        }

        Assert.Equal(["call", 0, "call", 1, "call", 2, "call", "end"], scenario.Events);
    }

    [Fact]
    public void K04c_With_nothing_ready_it_returns_at_once_though_timers_and_descriptors_are_waited_for()
    {
        var scenario = Scenario.Prepare();
        var selector = new WatchedSelector(scenario.Clock.CreateSelector());
        using var sockets = new ConnectedSockets();
        using var kernel = new Curio.Kernel(scenario.With(selector));
        async Coro Read() => await Traps.ReadWait(sockets.Left.Handle);

        CurioTask reader = Spawn(kernel, Read());
        CurioTask sleeper = Spawn(kernel, Coro.Sleep(1.Seconds));
        for (int i = 0; i < 5; i++)
        {
            kernel.RunOnce();
        }

        Assert.Equal(("READ_WAIT", "TIME_SLEEP"), (reader.State, sleeper.State));
        Assert.Equal(TimeSpan.Zero, scenario.Clock.Now);
        Assert.All(selector.Timeouts, static timeout => Assert.Equal(TimeSpan.Zero, timeout));
    }

    [Fact]
    public void K04d_It_polls_descriptors()
    {
        var scenario = Scenario.Prepare();
        using var sockets = new ConnectedSockets();
        using Curio.Kernel kernel = scenario.NewKernel();
        async Coro Read()
        {
            await Traps.ReadWait(sockets.Left.Handle);
            scenario.Note("data");
        }

        Spawn(kernel, Read());
        kernel.RunOnce();
        scenario.Note("sent");
        sockets.Right.Send([1]);
        sockets.Left.Poll(-1, System.Net.Sockets.SelectMode.SelectRead);
        kernel.RunOnce();
        Assert.Equal(["sent", "data"], scenario.Events);
    }

    [Fact]
    public void K04e_It_does_nothing_on_a_fresh_kernel()
    {
        using Curio.Kernel kernel = Scenario.Prepare().NewKernel();
        kernel.RunOnce();
        kernel.RunOnce();
        Assert.Equal(1, kernel.Run(Steps.Value(1)));
    }

    /// <summary>A task that has not begun yet.</summary>
    private static CurioTask Spawn<T>(Curio.Kernel kernel, Coro<T> coroutine) => kernel.Run(Typed(coroutine));

    private static CurioTask Spawn(Curio.Kernel kernel, Coro coroutine, bool daemon = false) =>
        kernel.Run(Coro.Spawn(coroutine, daemon));

    private static async Coro<CurioTask> Typed<T>(Coro<T> coroutine) => await Coro.Spawn(coroutine);
}
