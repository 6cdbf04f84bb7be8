namespace Curio;

/// <summary>A task's wait until a descriptor can be read or written.</summary>
internal sealed class IoOperation : CoroSource<Nothing>, ITrap
{
    [ThreadStatic]
    private static IoOperation? t_free;

    private KernelLoop _kernel = null!;

    /// <inheritdoc/>
    public WaitReason Reason => Interest == IoInterest.Read ? WaitReason.ReadWait : WaitReason.WriteWait;

    /// <summary>The descriptor.</summary>
    internal nint Handle { get; private set; }

    /// <summary>What is waited for: one of the two.</summary>
    internal IoInterest Interest { get; private set; }

    /// <summary>The task that waits.</summary>
    internal CurioTask? Waiter { get; private set; }

    /// <inheritdoc/>
    internal override object Label => Interest == IoInterest.Read ? "Traps.ReadWait" : "Traps.WriteWait";

    internal static Coro Rent(nint handle, IoInterest interest)
    {
        IoOperation operation = SourcePool.TryRent(ref t_free) ?? new IoOperation();
        operation.Handle = handle;
        operation.Interest = interest;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        _kernel.Io.Remove(this);
        Fault = fault;
        return true;
    }

    /// <summary>Ends the wait with an exception.</summary>
    internal void Fail(Exception exception) => Fault = exception;

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        _kernel = (KernelLoop)door;
        Waiter = _kernel.CurrentTask;
        if (!_kernel.Park(this))
        {
            return Ended = true;
        }

        Exception? refusal = _kernel.Io.Add(this);
        if (refusal is not null)
        {
            Fault = refusal;
            _kernel.Unpark(this);
            return Ended = true;
        }

        return false;
    }

    /// <inheritdoc/>
    internal override bool Step() => Ended = true;

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        Waiter = null;
        SourcePool.Return(ref t_free, this);
    }
}
