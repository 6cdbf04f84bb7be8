namespace Curio.Tests.Kernel.Universal;

/// <summary>A selector whose first wake-up takes until it is let go on: whoever wakes the kernel holds the way into it meanwhile.</summary>
internal sealed class StalledSelector : ISelector
{
    private readonly ISelector _inner = Selector.Create();
    private volatile bool _isWaking;
    private volatile bool _isReleased;

    /// <summary>True once somebody wakes the kernel.</summary>
    public bool IsWaking => _isWaking;

    /// <summary>Lets go on who wakes the kernel.</summary>
    public void Release() => _isReleased = true;

    public void Set(nint handle, IoInterest interest) => _inner.Set(handle, interest);

    public int Wait(TimeSpan timeout, Span<IoReady> ready) => _inner.Wait(timeout, ready);

    public void Wake()
    {
        _isWaking = true;
        SpinWait.SpinUntil(() => _isReleased, Support.Until.Patience);
        _inner.Wake();
    }

    public void Dispose() => _inner.Dispose();
}
