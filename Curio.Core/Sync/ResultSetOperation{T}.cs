namespace Curio;

/// <summary>Sets a result. Never waits.</summary>
internal sealed class ResultSetOperation<T> : CoroSource<Nothing>
{
    [ThreadStatic]
    private static ResultSetOperation<T>? t_free;

    private AsyncResult<T> _target = null!;
    private T _value = default!;
    private Exception? _failure;

    /// <inheritdoc/>
    internal override object Label => _failure is null ? "AsyncResult.SetValueAsync" : "AsyncResult.SetExceptionAsync";

    internal static Coro Rent(AsyncResult<T> target, T value, Exception? failure)
    {
        ResultSetOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new ResultSetOperation<T>();
        operation._target = target;
        operation._value = value;
        operation._failure = failure;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        _target.Set((KernelLoop)door, _value, _failure);
        return Ended = true;
    }

    /// <inheritdoc/>
    internal override bool Step() => true;

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _target = null!;
        _value = default!;
        _failure = null;
        SourcePool.Return(ref t_free, this);
    }
}
