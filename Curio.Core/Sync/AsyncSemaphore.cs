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
    private Home _home;
    private volatile int _value;

    /// <summary>Makes a semaphore.</summary>
    /// <param name="value">How many permits there are to begin with. With 0 the first acquire waits for a release.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative value.</exception>
    public AsyncSemaphore(int value = 1)
    {
        Sizes.ThrowIfNegative(value, "semaphore");
        _value = value;
    }

    /// <summary>How many permits are free. Any thread, for looking.</summary>
    public int Value => _value;

    /// <summary>True when no permit is free.</summary>
    public bool IsLocked => Value == 0;

    /// <inheritdoc/>
    WaitReason IAcquirable.Reason => WaitReason.SemaphoreAcquire;

    /// <inheritdoc/>
    string IAcquirable.TypeName => "AsyncSemaphore";

    /// <inheritdoc/>
    ref TaskList IAcquirable.Waiters => ref _waiters;

    /// <summary>How many tasks wait; counted one by one.</summary>
    private protected int WaiterCount => _waiters.Count;

    /// <summary>Takes a permit; waits in <c>SEMA_ACQUIRE</c> while there is none.</summary>
    /// <returns>A coroutine of what gives the permit back when disposed of.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited.</exception>
    /// <exception cref="InvalidOperationException">The semaphore belongs to another kernel.</exception>
    public Coro<Releaser> AcquireAsync() => AcquireOperation.Rent(this);

    /// <summary>Gives a permit, to the task that has waited longest if there is one. Does not block.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">
    /// The semaphore belongs to another kernel, or, bounded, has all its permits already: nothing has changed then.
    /// </exception>
    public Coro ReleaseAsync() => ReleaseOperation.Rent(this);

    /// <inheritdoc/>
    public override string ToString() => $"AsyncSemaphore(value={Value}, waiting={WaiterCount})";

    /// <inheritdoc/>
    bool IAcquirable.TryTake(KernelLoop kernel)
    {
        _home.Require(kernel, this);
        if (_value == 0)
        {
            return false;
        }

        _value--;
        return true;
    }

    /// <inheritdoc/>
    void IAcquirable.Release(KernelLoop kernel)
    {
        _home.Require(kernel, this);
        if (kernel.WakeFirst(ref _waiters, this) is null)
        {
            ThrowIfFull();
            _value++;
        }
    }

    /// <inheritdoc/>
    void IAcquirable.GiveBack(KernelLoop kernel) => ((IAcquirable)this).Release(kernel);

    /// <summary>Called before a permit is added.</summary>
    private protected virtual void ThrowIfFull()
    {
        if (Value == int.MaxValue)
        {
            throw new InvalidOperationException($"{this} cannot be released: it holds as many permits as it can count.");
        }
    }
}
