namespace Curio;

/// <summary>Reads the kernel's clock.</summary>
internal sealed class ClockOperation : CoroSource<TimeSpan>
{
    [ThreadStatic]
    private static ClockOperation? t_free;

    /// <inheritdoc/>
    internal override object Label => "Coro.Clock";

    internal static Coro<TimeSpan> Rent() => new(SourcePool.TryRent(ref t_free) ?? new ClockOperation());

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        Result = new TimeSpan(((KernelLoop)door).ReadClock());
        return Ended = true;
    }

    /// <inheritdoc/>
    internal override bool Step() => true;

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        SourcePool.Return(ref t_free, this);
    }
}
