using System.Diagnostics;

namespace Curio;

/// <summary>So many permits: a task takes one or waits, in the order of asking, until one is given back.</summary>
/// <remarks>
/// For the tasks of one kernel: <c>using (await x.AcquireAsync()) { … }</c>. In an async thread the same members are there
/// without <c>Async</c>. There is no upper bound (see <see cref="AsyncBoundedSemaphore"/>).
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public partial class AsyncSemaphore : IAcquirable
{
    private TaskList _waiters;

    /// <summary>Makes a semaphore.</summary>
    /// <param name="value">How many permits there are to begin with. With 0 the first acquire waits for a release.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative value.</exception>
    public AsyncSemaphore(int value = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>How many permits are free.</summary>
    public int Value { get; private set; }

    /// <summary>True when no permit is free.</summary>
    public bool IsLocked => Value == 0;

    /// <inheritdoc/>
    WaitReason IAcquirable.Reason => WaitReason.SemaphoreAcquire;

    /// <inheritdoc/>
    ref TaskList IAcquirable.Waiters => ref _waiters;

    /// <summary>How many tasks wait; counted one by one.</summary>
    private protected int WaiterCount => _waiters.Count;

    /// <summary>Takes a permit; waits in <c>SEMA_ACQUIRE</c> while there is none.</summary>
    /// <returns>A coroutine of what gives the permit back when disposed of.</returns>
    /// <exception cref="InvalidOperationException">Tasks of another kernel wait.</exception>
    public Coro<Releaser> AcquireAsync() => AcquireOperation.Rent(this);

    /// <summary>Gives a permit, to the task that has waited longest if there is one. Does not block.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">Tasks of another kernel wait.</exception>
    public Coro ReleaseAsync() => ReleaseOperation.Rent(this);

    /// <inheritdoc/>
    public override string ToString() => $"AsyncSemaphore(value={Value}, waiting={WaiterCount})";

    /// <inheritdoc/>
    bool IAcquirable.TryTake(KernelLoop kernel)
    {
        if (Value == 0)
        {
            kernel.RequireOwnLine(_waiters, "AsyncSemaphore.AcquireAsync");
            return false;
        }

        Value--;
        return true;
    }

    /// <inheritdoc/>
    void IAcquirable.Release(KernelLoop kernel)
    {
        if (kernel.WakeFirst(ref _waiters, "AsyncSemaphore.ReleaseAsync") is null)
        {
            ThrowIfFull();
            Value++;
        }
    }

    /// <summary>Called before a permit is added.</summary>
    private protected virtual void ThrowIfFull()
    {
        if (Value == int.MaxValue)
        {
            throw new InvalidOperationException($"{this} cannot be released: it holds as many permits as it can count.");
        }
    }
}
