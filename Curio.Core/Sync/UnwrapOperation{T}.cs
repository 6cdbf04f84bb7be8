namespace Curio;

/// <summary>A task's wait for a result.</summary>
internal sealed class UnwrapOperation<T> : WaitOperation<T>
{
    [ThreadStatic]
    private static UnwrapOperation<T>? t_free;

    private AsyncResult<T> _awaited = null!;

    /// <inheritdoc/>
    public override WaitReason Reason => WaitReason.EventWait;

    /// <inheritdoc/>
    internal override object Label => "AsyncResult.UnwrapAsync";

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _awaited.Waiters;

    internal static Coro<T> Rent(AsyncResult<T> awaited)
    {
        UnwrapOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new UnwrapOperation<T>();
        operation._awaited = awaited;
        return new Coro<T>(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        _awaited.RequireHome(kernel);
        return _awaited.IsSet ? Step() : WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _awaited = null!;
        SourcePool.Return(ref t_free, this);
    }

    /// <inheritdoc/>
    private protected override bool TryFinish()
    {
        if (_awaited.Failure is { } failure)
        {
            StoredException.Throw(failure);
        }

        Result = _awaited.Value;
        return true;
    }
}
