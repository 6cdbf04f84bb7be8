namespace Curio;

/// <summary>The join of a task with a result.</summary>
internal sealed class JoinOperation<T> : WaitOperation<T>
{
    [ThreadStatic]
    private static JoinOperation<T>? t_free;

    private CurioTask<T> _target = null!;

    /// <inheritdoc/>
    public override WaitReason Reason => WaitReason.TaskJoin;

    /// <inheritdoc/>
    internal override object Label => "CurioTask.JoinAsync";

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _target.Joiners;

    internal static Coro<T> Rent(CurioTask<T> target)
    {
        JoinOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new JoinOperation<T>();
        operation._target = target;
        return new Coro<T>(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        if (_target.IsTerminated)
        {
            TryFinish();
            return Ended = true;
        }

        var kernel = (KernelLoop)door;
        kernel.RequireOther(_target, Label, allowSelf: false);
        return WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _target = null!;
        SourcePool.Return(ref t_free, this);
    }

    /// <inheritdoc/>
    private protected override bool TryFinish()
    {
        Fault = _target.SettleJoin();
        Result = _target.RawResult;
        return true;
    }
}
