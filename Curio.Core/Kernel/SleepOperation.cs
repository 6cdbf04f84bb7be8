namespace Curio;

/// <summary>A task's sleep, until a duration has passed or, for none, until its next turn.</summary>
internal sealed class SleepOperation : CoroSource<TimeSpan>, ITrap, ITimed
{
    [ThreadStatic]
    private static SleepOperation? t_free;

    private TimeSpan _duration;
    private KernelLoop _kernel = null!;
    private CurioTask? _sleeper;
    private int _timer = TimerQueue.None;

    /// <inheritdoc/>
    public WaitReason Reason => WaitReason.TimeSleep;

    /// <inheritdoc/>
    internal override object Label => "Coro.Sleep";

    /// <summary>When the sleep ends, in clock ticks; null when it does not, or is over. Any thread, for looking.</summary>
    internal long? Deadline { get; private set; }

    internal static SleepOperation Rent(TimeSpan duration)
    {
        SleepOperation operation = SourcePool.TryRent(ref t_free) ?? new SleepOperation();
        operation._duration = duration;
        return operation;
    }

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        _kernel.Timers.Cancel(ref _timer);
        Fault = fault;
        return true;
    }

    /// <inheritdoc/>
    public void Expire(KernelLoop kernel)
    {
        _timer = TimerQueue.None;
        kernel.MakeReady(_sleeper!);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        if (!ReferenceEquals(_kernel, kernel))
        {
            // Pooled per thread, so that it is mostly the same: a comparison is cheaper than a store of a reference.
            _kernel = kernel;
        }

        if (_duration <= TimeSpan.Zero && _duration != System.Threading.Timeout.InfiniteTimeSpan)
        {
            return kernel.Yield(this) ? false : Ended = true;
        }

        return StartTimer(kernel);
    }

    /// <inheritdoc/>
    internal override bool Step()
    {
        if (Fault is null)
        {
            Result = new TimeSpan(_kernel.RecentTime);
        }

        return Ended = true;
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        if (_sleeper is not null)
        {
            _sleeper = null;
            Deadline = null;
        }

        SourcePool.Return(ref t_free, this);
    }

    private bool StartTimer(KernelLoop kernel)
    {
        _sleeper = kernel.CurrentTask;
        if (!kernel.Park(this))
        {
            return Ended = true;
        }

        if (_duration != System.Threading.Timeout.InfiniteTimeSpan)
        {
            long deadline = KernelClock.Add(kernel.Clock.Now(), _duration);
            Deadline = deadline;
            _timer = kernel.Timers.Add(deadline, _sleeper!.Id, this);
        }

        return false;
    }
}
