namespace Curio;

/// <summary>Sets a result. Never waits.</summary>
internal sealed class ResultSetOperation<T> : ImmediateOperation<Nothing>
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
    private protected override void Perform(KernelLoop kernel)
    {
        _target.Set(kernel, _value, _failure);
    }

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
