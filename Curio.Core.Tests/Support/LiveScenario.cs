namespace Curio.Tests.Support;

/// <summary>
/// One run of a coroutine in real time, with a list of what happened: for tests with threads that block, beside which a virtual clock
/// would run ahead. What waits in vain fails after ten seconds.
/// </summary>
internal sealed class LiveScenario
{
    private readonly List<object?> _events = [];

    private LiveScenario()
    {
    }

    public RecordingLogger Log { get; } = new();

    /// <summary>Notes that something happened. On the kernel's thread, or on one that it waits for.</summary>
    public void Note(object? happened) => _events.Add(happened);

    /// <summary>Runs a body, first in, first out, and expects events.</summary>
    public static void Expect(object?[] events, Func<LiveScenario, Coro> body)
    {
        var scenario = new LiveScenario();
        Coro.Run(Coro.TimeoutAfter(10.Seconds, () => body(scenario)), new KernelOptions { Monitor = false, Logger = scenario.Log });
        Assert.Equal(events, scenario._events);
    }
}
