namespace Curio;

/// <content>The time, read as seldom as can be.</content>
internal sealed partial class KernelLoop
{
    private long _cycleTime;
    private long _lastTime;
    private long _lastTick;
    private bool _hasCycleTime;

    internal KernelClock Clock { get; }

    /// <summary>The clock, read at most once a cycle.</summary>
    internal long CycleTime
    {
        get
        {
            if (!_hasCycleTime)
            {
                _cycleTime = ReadClock();
                _hasCycleTime = true;
            }

            return _cycleTime;
        }
    }

    /// <summary>
    /// The clock for a task that wakes up: exact when the system's coarse clock has ticked since it was last read, else what
    /// was read then, a few milliseconds ago at most. Never less than what anybody was told.
    /// </summary>
    /// <remarks>Reading the exact clock costs 24 ns, the coarse one 8 (benchmark <c>yield</c>, November 2026).</remarks>
    internal long RecentTime
    {
        get
        {
            long tick = Clock.IsSystem ? Environment.TickCount64 : long.MinValue;
            if (tick != _lastTick || tick == long.MinValue)
            {
                _lastTick = tick;
                return ReadClock();
            }

            return _lastTime;
        }
    }

    /// <summary>Reads the clock.</summary>
    internal long ReadClock() => _lastTime = Clock.Now();
}
