using System.Diagnostics;

namespace Curio;

/// <summary>A value, or an exception, that one task sets and others wait for.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// For the tasks of one kernel. In an async thread the same members are there without <c>Async</c>. A result stays set; a
/// later set replaces it.
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class AsyncResult<T>
{
    private TaskList _waiters;
    private Home _home;
    private volatile bool _isSet;
    private T _value = default!;

    /// <summary>True once there is a value or an exception. Any thread, for looking.</summary>
    public bool IsSet => _isSet;

    internal ref TaskList Waiters => ref _waiters;

    /// <summary>The exception that was set last, null if it was a value.</summary>
    internal Exception? Failure { get; private set; }

    /// <summary>The value that was set last.</summary>
    internal T Value => _value;

    /// <summary>Waits in <c>EVENT_WAIT</c> until the result is set; does not block when it is. As often as wanted.</summary>
    /// <returns>A coroutine of the value. It throws the exception that was set instead of one, the same object.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited.</exception>
    /// <exception cref="InvalidOperationException">The result belongs to another kernel.</exception>
    public Coro<T> UnwrapAsync() => UnwrapOperation<T>.Rent(this);

    /// <summary>Sets the value and lets all waiting tasks go on. Does not block.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">The result belongs to another kernel.</exception>
    public Coro SetValueAsync(T value) => ResultSetOperation<T>.Rent(this, value, null);

    /// <summary>Sets an exception and lets all waiting tasks go on, which will throw it. Does not block.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">The result belongs to another kernel.</exception>
    public Coro SetExceptionAsync(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return ResultSetOperation<T>.Rent(this, default!, exception);
    }

    /// <inheritdoc/>
    public override string ToString() => (IsSet, Failure) switch
    {
        (false, _) => $"AsyncResult(not set, waiting={_waiters.Count})",
        (true, null) => $"AsyncResult(value={_value})",
        (true, { } failure) => $"AsyncResult(exception={failure.GetType().Name}: {failure.Message})",
    };

    internal void Set(KernelLoop kernel, T value, Exception? failure)
    {
        RequireHome(kernel);
        (_value, Failure) = (value, failure);
        _isSet = true;
        kernel.WakeAll(ref _waiters, this);
    }

    internal void RequireHome(KernelLoop kernel) => _home.Require(kernel, this);
}
