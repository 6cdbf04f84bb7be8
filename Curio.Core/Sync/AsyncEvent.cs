using System.Diagnostics;

namespace Curio;

/// <summary>A flag that tasks wait for. Setting it lets all of them go on, in the order of waiting.</summary>
/// <remarks>
/// For the tasks of one kernel. In an async thread the same members are there without <c>Async</c>: <c>Wait()</c>,
/// <c>Set()</c>.
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class AsyncEvent
{
    private readonly WaitQueue _waiting = new();
    private volatile bool _isSet;

    /// <summary>True when the event is set. Any thread, for looking.</summary>
    public bool IsSet => _isSet;

    /// <summary>Unsets the event. Tasks that a set has let go on are not held up by it.</summary>
    public void Clear() => _isSet = false;

    /// <summary>Waits until the event is set; does not block when it is.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited.</exception>
    /// <exception cref="InvalidOperationException">The event belongs to another kernel.</exception>
    public Coro WaitAsync() => EventWaitOperation.Rent(this);

    /// <summary>Sets the event and lets all waiting tasks go on. Does not block; a second set is harmless.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">The event belongs to another kernel.</exception>
    public Coro SetAsync() => EventSetOperation.Rent(this);

    /// <inheritdoc/>
    public override string ToString() => $"AsyncEvent({(IsSet ? "set" : "unset")}, waiting={_waiting.Count})";

    internal WaitQueue Waiting => _waiting;

    internal void SetNow(KernelLoop kernel)
    {
        // In this order: a wake-up from another kernel is refused, and must not have set the event.
        _waiting.Home.Require(kernel, this);
        kernel.WakeAll(ref _waiting.Waiters, this);
        _isSet = true;
    }
}
