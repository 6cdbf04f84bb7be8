namespace Curio;

/// <summary>A task's get from a universal queue.</summary>
internal sealed class UniversalGetOperation<T> : UniversalOperation<T, T>
{
    [ThreadStatic]
    private static UniversalGetOperation<T>? t_free;

    internal static Coro<T> Rent(WaitSide<T> side, CancellationToken token = default) =>
        (SourcePool.TryRent(ref t_free) ?? new UniversalGetOperation<T>()).For(side, default!, token);

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
    private protected override void Take(T item) => Result = item;
}
