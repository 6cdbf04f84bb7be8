namespace Curio;

/// <summary>A task's wait for a universal result.</summary>
internal sealed class UniversalUnwrapOperation<T> : UniversalOperation<UniversalOutcome<T>, T>
{
    [ThreadStatic]
    private static UniversalUnwrapOperation<T>? t_free;

    internal static Coro<T> Rent(WaitSide<UniversalOutcome<T>> side, CancellationToken token = default) =>
        (SourcePool.TryRent(ref t_free) ?? new UniversalUnwrapOperation<T>()).For(side, default, token);

    /// <inheritdoc/>
    internal override void Recycle()
    {
        ClearAll();
        if (!HasNewsUnderWay)
        {
            SourcePool.Return(ref t_free, this);
        }
    }

    /// <inheritdoc/>
    private protected override void Take(UniversalOutcome<T> item)
    {
        try
        {
            Result = item.Unwrap();
        }
        catch (Exception exception)
        {
            Fault = exception;
        }
    }
}
