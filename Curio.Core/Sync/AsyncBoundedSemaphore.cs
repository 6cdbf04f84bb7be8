namespace Curio;

/// <summary>A semaphore that never has more permits than at the beginning: one release too many is an error.</summary>
/// <param name="value">How many permits there are.</param>
/// <exception cref="ArgumentOutOfRangeException">A negative value.</exception>
public sealed class AsyncBoundedSemaphore(int value = 1) : AsyncSemaphore(value)
{
    /// <summary>The most permits there can be.</summary>
    public int Bound { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => $"AsyncBoundedSemaphore(value={Value}, bound={Bound}, waiting={WaiterCount})";

    /// <inheritdoc/>
    private protected override void ThrowIfFull()
    {
        if (Value == Bound)
        {
            throw new InvalidOperationException($"{this} cannot be released: all its permits are free. Release once for each acquire.");
        }
    }
}
