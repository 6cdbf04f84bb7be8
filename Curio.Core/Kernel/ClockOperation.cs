namespace Curio;

/// <summary>Reads the kernel's clock.</summary>
internal sealed class ClockOperation : ImmediateOperation<TimeSpan>
{
    [ThreadStatic]
    private static ClockOperation? t_free;

    /// <inheritdoc/>
    internal override object Label => "Coro.Clock";

    internal static Coro<TimeSpan> Rent() => new(SourcePool.TryRent(ref t_free) ?? new ClockOperation());

    /// <inheritdoc/>
    private protected override void Perform(KernelLoop kernel)
    {
        Result = new TimeSpan(kernel.ReadClock());
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        SourcePool.Return(ref t_free, this);
    }
}
