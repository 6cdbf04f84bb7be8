using System.Diagnostics;

namespace Curio;

/// <summary>
/// A flag that everybody waits for: coroutines of any number of kernels, plain threads, async threads and ordinary async code.
/// Setting it lets all of them go on.
/// </summary>
/// <remarks>
/// <c>WaitAsync()</c> is a coroutine. <c>Wait()</c> blocks a plain thread, or an async thread, where it awaits the coroutine, so that the
/// thread's cancellation and timeouts reach it. <c>WaitTask()</c> gives ordinary async code a task.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class UniversalEvent
{
    private readonly Lock _gate = new();
    private readonly WaitSide<Nothing> _waiting;
    private bool _isSet;

    /// <summary>Makes an event that is not set.</summary>
    public UniversalEvent() => _waiting = new(_gate, "UniversalEvent.WaitAsync", ServeWait);

    /// <summary>True when the event is set.</summary>
    public bool IsSet => Volatile.Read(ref _isSet);

    /// <summary>Sets the event and lets all that wait go on, in the order of waiting. Anywhere; does not block; a second set is harmless.</summary>
    public void Set()
    {
        var woken = default(WakeList);
        lock (_gate)
        {
            _isSet = true;
            while (_waiting.Line.TakeFirst() is { } waiter)
            {
                woken.Add(waiter);
            }
        }

        woken.WakeAll();
    }

    /// <summary><see cref="Set"/> for coroutines that prefer to await. Does not block.</summary>
    /// <returns>A coroutine without a result.</returns>
    public async Coro SetAsync() => Set();

    /// <summary>Unsets the event. Who was let go on by a set is not held up by it. Anywhere; does not block.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _isSet = false;
        }
    }

    /// <summary>Waits until the event is set; does not block when it is.</summary>
    /// <returns>A coroutine without a result.</returns>
    public Coro WaitAsync() => UniversalSignalOperation.Rent(_waiting).AsUntyped();

    /// <summary>As <see cref="WaitAsync"/>, blocking the thread.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="AsyncOnlyException">Called on a kernel's thread: use <see cref="WaitAsync"/>.</exception>
    public void Wait(CancellationToken cancellationToken = default)
    {
        if (AsyncThreadDoor.Current is { } door)
        {
            door.Await(UniversalSignalOperation.Rent(_waiting, cancellationToken));
        }
        else
        {
            Nothing nothing = default;
            _waiting.Block(ref nothing, Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    /// <summary>As <see cref="Wait(CancellationToken)"/>, for at most a time; for none at all it is <see cref="IsSet"/>.</summary>
    /// <param name="limit">How long; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>False when the time has run out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative limit, or one beyond 24 days.</exception>
    /// <exception cref="AsyncOnlyException">Called on a kernel's thread: use <see cref="WaitAsync"/> in a timeout scope.</exception>
    public bool Wait(TimeSpan limit)
    {
        WaitSide<Nothing>.ThrowUnlessLimit(limit);
        if (limit == TimeSpan.Zero)
        {
            return IsSet;
        }

        if (AsyncThreadDoor.Current is { } door)
        {
            return door.Await(TimeLimit.Within(limit, UniversalSignalOperation.Rent(_waiting))).IsInTime;
        }

        Nothing nothing = default;
        return _waiting.Block(ref nothing, limit, CancellationToken.None);
    }

    /// <summary>As <see cref="WaitAsync"/>, for ordinary async code.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the event is set.</returns>
    public Task WaitTask(CancellationToken cancellationToken = default) =>
        TaskWaiter<Nothing>.Wait(_waiting, default, cancellationToken);

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_gate)
        {
            return $"UniversalEvent({(_isSet ? "set" : "unset")}, waiting={_waiting.Line.Count})";
        }
    }

    private bool ServeWait(ref Nothing item, ref WakeList woken) => _isSet;
}
