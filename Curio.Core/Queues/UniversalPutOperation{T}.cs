namespace Curio;

/// <summary>A task's put into a universal queue.</summary>
internal sealed class UniversalPutOperation<T> : UniversalOperation<T, Nothing>
{
    [ThreadStatic]
    private static UniversalPutOperation<T>? t_free;

    internal static Coro<Nothing> Rent(WaitSide<T> side, T item, CancellationToken token = default) =>
        (SourcePool.TryRent(ref t_free) ?? new UniversalPutOperation<T>()).For(side, item, token);

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
    private protected override void Take(T item)
    {
    }
}
