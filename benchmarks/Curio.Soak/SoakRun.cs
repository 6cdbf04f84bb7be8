using System.Diagnostics;
using System.Globalization;

namespace Curio.Soak;

/// <summary>Round after round of traffic over all universal types, until a time has passed.</summary>
/// <param name="duration">The time.</param>
/// <param name="seed">The seed of the first round; each round has the next one.</param>
public sealed class SoakRun(TimeSpan duration, int seed)
{
    private const int ItemsPerRound = 100_000;
    private const int SignalsPerRound = 500;
    private const long AllowedBytes = 32L << 20;
    private const int AllowedHandles = 64;

    // A round takes a second or two. One that takes this long has lost somebody.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly List<Sample> _samples = [];
    private TrafficReport _moved = new(0, 0, 0, 0);
    private TrafficReport _signals = new(0, 0, 0, 0);

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    /// <summary>Runs.</summary>
    /// <returns>The exit code: 1 when something was lost or doubled, or keeps growing.</returns>
    public async Task<int> RunAsync()
    {
        Print($"seed {seed}, {duration.TotalSeconds:F0} s");
        Task traffic = Task.WhenAll(MoveAsync(), SignalAsync());
        TimeSpan next = s_interval;
        while (await Task.WhenAny(traffic, Task.Delay(Positive(next - Elapsed))) != traffic)
        {
            Report();
            next += s_interval;
        }

        try
        {
            await traffic;
        }
        catch (TimeoutException exception)
        {
            Print($"{exception.Message}");
            return 1;
        }

        return Conclude();
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("F1", CultureInfo.InvariantCulture) + " MB";

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static TrafficReport Sum(TrafficReport a, TrafficReport b) =>
        new(a.Items + b.Items, a.Lost + b.Lost, a.Doubled + b.Doubled, a.GivenUp + b.GivenUp);

    private static async Task<TrafficReport> Bounded(Task<TrafficReport> round, object traffic)
    {
        try
        {
            return await round.WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"stuck, so that somebody was lost: {traffic}");
        }
    }

    private async Task MoveAsync()
    {
        for (int round = 0; Elapsed < duration; round++)
        {
            using var traffic = new QueueTraffic(seed + round, ItemsPerRound, perKind: 4);
            _moved = Sum(_moved, await Bounded(traffic.RunAsync(), traffic));
        }
    }

    private async Task SignalAsync()
    {
        for (int round = 0; Elapsed < duration; round++)
        {
            var traffic = new SignalTraffic(seed + round, SignalsPerRound);
            _signals = Sum(_signals, await Bounded(traffic.RunAsync(), traffic));
        }
    }

    private void Report()
    {
        using var process = Process.GetCurrentProcess();
        var sample = new Sample(process.WorkingSet64, process.HandleCount);
        _samples.Add(sample);
        Print($"{Elapsed.TotalSeconds,6:F0} s  items {_moved.Items,12:N0}  signals {_signals.Items,12:N0}  given up {_moved.GivenUp + _signals.GivenUp,10:N0}  working set {Megabytes(sample.WorkingSet),10}  handles {sample.Handles,5}");
    }

    private int Conclude()
    {
        if (_samples.Count == 0)
        {
            Report();
        }

        long bad = _moved.Lost + _moved.Doubled + _signals.Lost;
        bool memoryGrows = Sample.Grows([.. _samples.Select(static sample => sample.WorkingSet)], AllowedBytes);
        bool handlesGrow = Sample.Grows([.. _samples.Select(static sample => (long)sample.Handles)], AllowedHandles);
        Print($"lost {_moved.Lost} of {_moved.Items:N0} items, doubled {_moved.Doubled}, wrong {_signals.Lost} of {_signals.Items:N0} signals; working set {Megabytes(_samples[0].WorkingSet)} first, {Megabytes(_samples[^1].WorkingSet)} last{(memoryGrows ? ", and it grows" : string.Empty)}; handles {_samples[0].Handles} first, {_samples[^1].Handles} last{(handlesGrow ? ", and they grow" : string.Empty)}");
        return bad > 0 || memoryGrows || handlesGrow ? 1 : 0;
    }
}
