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
        if (_awaited.IsSet)
        {
            OnWoken();
            return Ended = true;
        }

        kernel.RequireOwnLine(_awaited.Waiters, Label);
        return WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _awaited = null!;
        SourcePool.Return(ref t_free, this);
    }

    /// <inheritdoc/>
    private protected override void OnWoken()
    {
        Result = _awaited.Value;
        Fault = _awaited.Failure;
    }
}
