using Curio.Soak;
using Xunit.Abstractions;

namespace Curio.Tests.Queues;

/// <summary>A round of the soak: everybody at once, giving up at random.</summary>
[Trait("Speed", "slow")]
public class UniversalStressTests(ITestOutputHelper output)
{
    [Fact]
    public void A_million_items_between_sixteen_producers_and_sixteen_consumers_arrive_once_each_U07()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        using var traffic = new QueueTraffic(seed, 1_000_000, perKind: 4);
        TrafficReport report = Await(traffic, seed);
        output.WriteLine($"{report}");
        Assert.True((report.Lost, report.Doubled) == (0, 0), $"seed {seed}: {report}, {traffic}");
        Assert.True(report.GivenUp > 0, $"seed {seed}: nobody gave up");
    }

    private static TrafficReport Await(QueueTraffic traffic, int seed)
    {
        // Seconds on an idle machine; thirty-two threads have to share a busy one with all other tests.
        Task<TrafficReport> running = traffic.RunAsync();
        Assert.True(running.Wait(TimeSpan.FromSeconds(110)), $"seed {seed}: not at its end: {traffic}");
        return running.Result;
    }
}
