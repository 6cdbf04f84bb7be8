namespace Curio;

/// <summary>An operation that never waits: the base of what asks the kernel something, or sets, releases and notifies.</summary>
internal abstract class ImmediateOperation<T> : CoroSource<T>
{
    /// <inheritdoc/>
    internal sealed override bool Start(KernelDoor door)
    {
        Perform((KernelLoop)door);
        return Ended = true;
    }

    /// <inheritdoc/>
    internal sealed override bool Step() => true;

    /// <summary>Does it.</summary>
    private protected abstract void Perform(KernelLoop kernel);
}
