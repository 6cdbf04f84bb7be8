namespace Curio;

/// <summary>Join, wait and cancel of a task, without a result.</summary>
internal sealed class JoinOperation : WaitOperation<Nothing>
{
    [ThreadStatic]
    private static JoinOperation? t_free;

    private CurioTask _target = null!;
    private JoinKind _kind;
    private Exception? _reason;

    /// <inheritdoc/>
    public override WaitReason Reason => WaitReason.TaskJoin;

    /// <inheritdoc/>
    internal override object Label => _kind switch
    {
        JoinKind.Join => "CurioTask.JoinAsync",
        JoinKind.Wait => "CurioTask.WaitAsync",
        _ => "CurioTask.CancelAsync",
    };

    /// <summary>True for the one that takes no outcome.</summary>
    internal bool OnlyWaits => _kind == JoinKind.Wait;

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _target.Joiners;

    internal static Coro Rent(CurioTask target, JoinKind kind, Exception? reason = null)
    {
        JoinOperation operation = SourcePool.TryRent(ref t_free) ?? new JoinOperation();
        operation._target = target;
        operation._kind = kind;
        operation._reason = reason;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        if (_kind is JoinKind.Cancel or JoinKind.CancelAndWait)
        {
            kernel.Cancel(_target, _reason);
        }

        if (_kind == JoinKind.Cancel || _target.IsTerminated)
        {
            Settle();
            return Ended = true;
        }

        // A task that cancels itself is thrown out of this very wait, if there is something to throw.
        bool endsItself = _kind == JoinKind.CancelAndWait && _target is { Pending: not null, Shields: 0 };
        kernel.RequireOther(_target, Label, allowSelf: endsItself);
        return WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _target = null!;
        _reason = null;
        SourcePool.Return(ref t_free, this);
    }

    /// <inheritdoc/>
    private protected override bool TryFinish()
    {
        Settle();
        return true;
    }

    private void Settle()
    {
        if (_kind == JoinKind.Join)
        {
            Fault = _target.SettleJoin();
        }
    }
}
