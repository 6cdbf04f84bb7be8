namespace Curio;

/// <summary>Lets tasks go on that wait for a condition. Never waits.</summary>
internal sealed class ConditionNotifyOperation : ImmediateOperation<Nothing>
{
    [ThreadStatic]
    private static ConditionNotifyOperation? t_free;

    private AsyncCondition _condition = null!;
    private int _count;

    /// <inheritdoc/>
    internal override object Label => _count == int.MaxValue ? "AsyncCondition.NotifyAllAsync" : "AsyncCondition.NotifyAsync";

    internal static Coro Rent(AsyncCondition condition, int count)
    {
        ConditionNotifyOperation operation = SourcePool.TryRent(ref t_free) ?? new ConditionNotifyOperation();
        operation._condition = condition;
        operation._count = count;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    private protected override void Perform(KernelLoop kernel)
    {
        _condition.Lock.Hold.RequireHeld(kernel, _condition, (string)Label);
        for (int left = _count; left > 0 && kernel.WakeFirst(ref _condition.Waiters, _condition) is not null; left--)
        {
        }
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _condition = null!;
        SourcePool.Return(ref t_free, this);
    }
}
