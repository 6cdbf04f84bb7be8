using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// One that waits for a universal object: a task of some kernel, a blocked thread, or ordinary async code. The object knows no
/// difference between them.
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "The links of a list, which the line alone moves.")]
internal abstract class Waiter
{
    /// <summary>
    /// The neighbours in line, while <see cref="WaiterState.Waiting"/>. Afterwards the first is the next one to wake.
    /// </summary>
    internal Waiter? Next;

    internal Waiter? Previous;

    /// <summary>Where this one stands; see there for who may touch it when.</summary>
    internal WaiterState State;

    /// <summary>
    /// Tells that this one was served or refused. Called once, by whoever took it out of the line, on that one's thread and
    /// under no lock of ours: what hears of it may be user code, a synchronization context or a scheduler.
    /// </summary>
    internal abstract void Wake();
}
