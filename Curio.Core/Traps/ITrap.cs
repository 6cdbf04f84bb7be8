namespace Curio;

/// <summary>
/// What a parked task is parked on. Suspending hands the kernel this object, and the kernel needs nothing else
/// to show the wait to a person and to take it back: cancellation is written once, for every primitive.
/// </summary>
internal interface ITrap
{
    /// <summary>Why the task waits.</summary>
    WaitReason Reason { get; }

    /// <summary>
    /// Takes the wait back, so that nothing will wake the task because of it any more, and remembers the fault for
    /// the coroutine to throw when it is resumed.
    /// </summary>
    /// <returns>False, with nothing changed, when this wait cannot be interrupted.</returns>
    bool Undo(Exception fault);
}
