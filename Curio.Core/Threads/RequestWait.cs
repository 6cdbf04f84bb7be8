namespace Curio;

/// <summary>
/// The wait of an async thread's task for what the thread asks next. Nothing interrupts it: a cancellation stays pending,
/// and is delivered to what the thread awaits next.
/// </summary>
/// <remarks>One object serves all waits of a thread: they follow one another and none is given up.</remarks>
internal sealed class RequestWait : CoroSource<Nothing>, ITrap, IFutureWait
{
    /// <inheritdoc/>
    public WaitReason Reason => WaitReason.FutureWait;

    /// <inheritdoc/>
    public object? Waiter { get; private set; }

    /// <inheritdoc/>
    internal override object Label => "AsyncThread";

    /// <inheritdoc/>
    public void MarkComplete()
    {
    }

    /// <inheritdoc/>
    public bool Undo(Exception fault) => false;

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var task = (CurioTask)door.RunningTask!;
        Waiter = task;

        // Parking delivers what is pending unless a shield is up.
        task.Shields++;
        door.Park(this);
        task.Shields--;
        return false;
    }

    /// <inheritdoc/>
    internal override bool Step() => Ended = true;

    /// <inheritdoc/>
    internal override void Recycle() => Clear();
}
