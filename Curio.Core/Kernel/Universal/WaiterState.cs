namespace Curio;

/// <summary>
/// Where a <see cref="Waiter"/> stands. Read and written under the lock of the object that is waited for, except for the last
/// two and <see cref="Served"/>, which are final once the waiter has heard of them.
/// </summary>
/// <remarks>
/// <code>
/// Idle ──► Waiting ──► Served ──► TakenBack     the waiter gave up before it heard: what it was given went back
///   │         ├──────────────────► TakenBack    it gave up while it stood in line
///   └─────────┴──► Refused                      its token was cancelled, before or while it stood in line
/// </code>
/// Whoever moves a waiter out of <see cref="Waiting"/> has decided its fate. From Served and Refused there is news under way,
/// once: the <see cref="Waiter.Wake"/> that its mover calls after releasing the lock.
/// </remarks>
internal enum WaiterState : byte
{
    /// <summary>It has not come to the line yet.</summary>
    Idle,

    /// <summary>It stands in line.</summary>
    Waiting,

    /// <summary>It has been given what it waits for.</summary>
    Served,

    /// <summary>It was turned away by its token.</summary>
    Refused,

    /// <summary>It has withdrawn.</summary>
    TakenBack,
}
