namespace Curio;

/// <summary>A task's wait for news without content: an event that is set, a queue whose items are all done.</summary>
internal sealed class UniversalSignalOperation : UniversalOperation<Nothing, Nothing>
{
    [ThreadStatic]
    private static UniversalSignalOperation? t_free;

    internal static Coro<Nothing> Rent(WaitSide<Nothing> side, CancellationToken token = default) =>
        (SourcePool.TryRent(ref t_free) ?? new UniversalSignalOperation()).For(side, default, token);

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
    private protected override void Take(Nothing item) => Result = item;
}
