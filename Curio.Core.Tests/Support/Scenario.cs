using Curio.Testing;

namespace Curio.Tests.Support;

/// <summary>
/// One run of a coroutine under a virtual clock, with a list of what happened: tests compare it with what should have.
/// </summary>
internal sealed class Scenario
{
    /// <summary>The orders in which a test runs whose outcome must not depend on the order of ready tasks; null: as they came.</summary>
    private static readonly int?[] s_seeds = [null, 1, 2, 3, 4, 5];

    private readonly List<object?> _events = [];

    private Scenario(int? seed)
    {
        Options = new KernelOptions
        {
            TimeProvider = Clock,
            Selector = Clock.CreateSelector(),
            Logger = Log,
            ShuffleSeed = seed,
            Monitor = false,
        };
    }

    public VirtualClock Clock { get; } = new();

    public RecordingLogger Log { get; } = new();

    public KernelOptions Options { get; }

    /// <summary>What happened so far, in order.</summary>
    public IReadOnlyList<object?> Events => _events;

    /// <summary>Notes that something happened.</summary>
    public void Note(object? happened) => _events.Add(happened);

    /// <summary>Runs a body once, first in, first out: for tests where that order is the contract.</summary>
    public static Scenario Run(Func<Scenario, Coro> body)
    {
        var scenario = new Scenario(seed: null);
        Coro.Run(body(scenario), scenario.Options);
        return scenario;
    }

    /// <summary>Runs a body under several orders of the ready tasks, and expects the same events each time.</summary>
    public static void Expect(object?[] events, Func<Scenario, Coro> body)
    {
        foreach (int? seed in s_seeds)
        {
            var scenario = new Scenario(seed);
            Coro.Run(body(scenario), scenario.Options);
            Assert.Equal(events, scenario._events);
        }
    }

    /// <summary>Runs a body once, first in, first out, and expects events.</summary>
    public static void ExpectInOrder(object?[] events, Func<Scenario, Coro> body) => Assert.Equal(events, Run(body)._events);

    /// <summary>A kernel of one's own, under this test's clock and log.</summary>
    public static Scenario Prepare(int? seed = null) => new(seed);
}
