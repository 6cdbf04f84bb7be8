namespace Curio;

/// <summary>Acquires a lock or semaphore, waiting in line if need be.</summary>
internal sealed class AcquireOperation : WaitOperation<Releaser>
{
    [ThreadStatic]
    private static AcquireOperation? t_free;

    private IAcquirable _wanted = null!;

    // Stays when this is recycled, for the message that a second use gets.
    private string _typeName = string.Empty;

    /// <inheritdoc/>
    public override WaitReason Reason => _wanted.Reason;

    /// <inheritdoc/>
    internal override object Label => $"{_typeName}.AcquireAsync";

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _wanted.Waiters;

    internal static Coro<Releaser> Rent(IAcquirable wanted)
    {
        AcquireOperation operation = SourcePool.TryRent(ref t_free) ?? new AcquireOperation();
        operation._wanted = wanted;
        operation._typeName = wanted.TypeName;
        return new Coro<Releaser>(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        if (_wanted.TryTake(kernel))
        {
            Result = new Releaser(_wanted);
            return Ended = true;
        }

        return WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _wanted = null!;
        SourcePool.Return(ref t_free, this);
    }

    /// <inheritdoc/>
    private protected override bool TryFinish()
    {
        Result = new Releaser(_wanted);
        return true;
    }

    /// <inheritdoc/>
    private protected override void OnAbandoned(KernelLoop kernel) => _wanted.GiveBack(kernel);
}
