namespace Curio;

/// <summary>Releases a lock or semaphore. Never waits.</summary>
internal sealed class ReleaseOperation : ImmediateOperation<Nothing>
{
    [ThreadStatic]
    private static ReleaseOperation? t_free;

    private IAcquirable _held = null!;

    // Stays when this is recycled, for the message that a second use gets.
    private string _typeName = string.Empty;

    /// <inheritdoc/>
    internal override object Label => $"{_typeName}.ReleaseAsync";

    internal static Coro Rent(IAcquirable held)
    {
        ReleaseOperation operation = SourcePool.TryRent(ref t_free) ?? new ReleaseOperation();
        operation._held = held;
        operation._typeName = held.TypeName;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    private protected override void Perform(KernelLoop kernel)
    {
        _held.Release(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _held = null!;
        SourcePool.Return(ref t_free, this);
    }
}
