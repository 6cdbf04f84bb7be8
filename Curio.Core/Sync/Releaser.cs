namespace Curio;

/// <summary>Releases what was acquired when it is disposed of: <c>using (await lock.AcquireAsync()) { … }</c>.</summary>
/// <remarks>
/// Releasing does not block, so that a plain <c>using</c> does. To be disposed of once: a second time releases once more. In
/// an async thread the release happens on the kernel.
/// </remarks>
public readonly struct Releaser : IDisposable, IEquatable<Releaser>
{
    private readonly IAcquirable? _acquired;

    internal Releaser(IAcquirable acquired) => _acquired = acquired;

    /// <summary>Compares what two of them release.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they release the same object.</returns>
    public static bool operator ==(Releaser left, Releaser right) => left.Equals(right);

    /// <summary>Compares what two of them release.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they release different objects.</returns>
    public static bool operator !=(Releaser left, Releaser right) => !left.Equals(right);

    /// <summary>Releases. Does not block, and does nothing for the default value.</summary>
    /// <exception cref="InvalidOperationException">It is not held any more, or no kernel is running here.</exception>
    public void Dispose()
    {
        if (_acquired is null)
        {
            return;
        }

        if (AsyncThreadDoor.Current is { } thread)
        {
            thread.Await(_acquired.ReleaseAsync().AsTyped());
        }
        else
        {
            _acquired.Release(KernelLoop.Required("Releaser.Dispose"));
        }
    }

    /// <inheritdoc/>
    public bool Equals(Releaser other) => ReferenceEquals(_acquired, other._acquired);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Releaser other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _acquired?.GetHashCode() ?? 0;
}
