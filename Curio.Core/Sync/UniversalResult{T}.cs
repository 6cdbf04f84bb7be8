using System.Diagnostics;

namespace Curio;

/// <summary>
/// A value, or an exception, that somebody sets and everybody can wait for: coroutines of any number of kernels, plain threads,
/// async threads and ordinary async code.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// It can be unwrapped any number of times. A later set replaces the outcome for who unwraps after it. The forms of waiting are those
/// of <see cref="UniversalEvent"/>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class UniversalResult<T>
{
    private readonly Lock _gate = new();
    private readonly WaitSide<UniversalOutcome<T>> _unwrapping;
    private UniversalOutcome<T> _outcome;
    private bool _isSet;

    /// <summary>Makes a result that is not set.</summary>
    public UniversalResult() => _unwrapping = new(_gate, "UniversalResult.UnwrapAsync", ServeUnwrap);

    /// <summary>True when there is a value or an exception.</summary>
    public bool IsSet => Volatile.Read(ref _isSet);

    /// <summary>Sets the value and lets all that wait go on. Anywhere; does not block.</summary>
    /// <param name="value">The value.</param>
    public void SetValue(T value) => Set(new UniversalOutcome<T>(value, null));

    /// <summary>Sets an exception, which every unwrap throws, and lets all that wait go on. Anywhere; does not block.</summary>
    /// <param name="exception">The exception.</param>
    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Set(new UniversalOutcome<T>(default!, exception));
    }

    /// <summary><see cref="SetValue"/> for coroutines that prefer to await. Does not block.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A coroutine without a result.</returns>
    public async Coro SetValueAsync(T value) => SetValue(value);

    /// <summary><see cref="SetException"/> for coroutines that prefer to await. Does not block.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>A coroutine without a result.</returns>
    public async Coro SetExceptionAsync(Exception exception) => SetException(exception);

    /// <summary>Waits until the result is set.</summary>
    /// <returns>A coroutine of the value. It throws the exception, the same object, if that was set.</returns>
    public Coro<T> UnwrapAsync() => UniversalUnwrapOperation<T>.Rent(_unwrapping);

    /// <summary>As <see cref="UnwrapAsync"/>, blocking the thread.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="AsyncOnlyException">Called on a kernel's thread: use <see cref="UnwrapAsync"/>.</exception>
    public T Unwrap(CancellationToken cancellationToken = default)
    {
        if (AsyncThreadDoor.Current is { } door)
        {
            return door.Await(UniversalUnwrapOperation<T>.Rent(_unwrapping, cancellationToken));
        }

        UniversalOutcome<T> outcome = default;
        _unwrapping.Block(ref outcome, Timeout.InfiniteTimeSpan, cancellationToken);
        return outcome.Unwrap();
    }

    /// <summary>As <see cref="UnwrapAsync"/>, for ordinary async code.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task of the value, which fails with the exception if that was set.</returns>
    public async Task<T> UnwrapTask(CancellationToken cancellationToken = default)
    {
        UniversalOutcome<T> outcome = await TaskWaiter<UniversalOutcome<T>>
            .Wait(_unwrapping, default, cancellationToken)
            .ConfigureAwait(false);
        return outcome.Unwrap();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        bool isSet;
        UniversalOutcome<T> outcome;
        int waiting;
        lock (_gate)
        {
            (isSet, outcome, waiting) = (_isSet, _outcome, _unwrapping.Line.Count);
        }

        // Not under the lock: the value's own ToString is anybody's code.
        string state = !isSet ? "unset"
            : outcome.Exception is { } exception ? $"exception={exception.GetType().Name}"
            : $"value={outcome.Value}";
        return $"UniversalResult({state}, waiting={waiting})";
    }

    private void Set(UniversalOutcome<T> outcome)
    {
        var woken = default(WakeList);
        lock (_gate)
        {
            _outcome = outcome;
            _isSet = true;
            while (_unwrapping.Line.TakeFirst() is { } waiter)
            {
                waiter.Item = outcome;
                woken.Add(waiter);
            }
        }

        woken.WakeAll();
    }

    private bool ServeUnwrap(ref UniversalOutcome<T> item, ref WakeList woken)
    {
        if (_isSet)
        {
            item = _outcome;
        }

        return _isSet;
    }
}
