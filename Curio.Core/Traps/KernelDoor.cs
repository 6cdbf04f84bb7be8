namespace Curio;

/// <summary>
/// The kernel as coroutines see it: the only door between the two. A coroutine asks through the door of the thread that
/// it runs on; no coroutine and no primitive holds a kernel.
/// </summary>
internal abstract class KernelDoor
{
    [ThreadStatic]
    private static KernelDoor? t_current;

    /// <summary>How many coroutines have started one inside the other on the native stack, in the step under way.</summary>
    private int _depth;

    /// <summary>The door of the kernel that runs on this thread, or null.</summary>
    internal static KernelDoor? Current
    {
        get => t_current;
        set => t_current = value;
    }

    /// <summary>Called when a step begins: the native stack is empty again.</summary>
    protected void ResetDepth() => _depth = 0;

    /// <summary>
    /// Notes that one more coroutine starts on top of the native stack.
    /// </summary>
    /// <returns>False when the stack runs low; the caller then starts the coroutine with <see cref="ResumeFromLoop"/>.</returns>
    internal bool TryEnter()
    {
        int depth = ++_depth;

        // Every eighth level only: the question costs 3 ns, and eight levels fit into the reserve it asks for.
        return (depth & 7) != 0 || System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack();
    }

    /// <summary>Undoes <see cref="TryEnter"/>.</summary>
    internal void Leave() => _depth--;

    /// <summary>The task that is running, or null; an object of the kernel's.</summary>
    internal abstract object? RunningTask { get; }

    /// <summary>
    /// Parks the current task on a trap; the step under way then returns to the kernel.
    /// </summary>
    /// <returns>
    /// False when a cancellation was pending: it is then in the trap's <see cref="Resumable.Fault"/> and nothing was
    /// parked.
    /// </returns>
    /// <exception cref="InvalidOperationException">No task is running, or it waits for something already.</exception>
    internal abstract bool Park(Resumable trap);

    /// <summary>Takes back a <see cref="Park"/> in the same step: what the task was to wait for has refused.</summary>
    internal abstract void Unpark(Resumable trap);

    /// <summary>Makes the kernel go on with this as soon as the step under way has returned, without a switch.</summary>
    internal abstract void ResumeFromLoop(Resumable next);

    /// <summary>Takes the current task's pending cancellation, if it may be delivered; null otherwise.</summary>
    internal abstract Exception? TakePending();

    /// <summary>Puts back a cancellation that <see cref="Park"/> delivered to a wait that cannot throw it.</summary>
    internal abstract void PutBack(Exception fault);

    /// <summary>Tells that the foreign thing a task waits for is there. Any thread; late news is dropped.</summary>
    internal abstract void Complete(Resumable wait);

    /// <summary>
    /// After a piece of foreign code ran on behalf of the current task: decides what that task does next.
    /// </summary>
    /// <param name="below">What the task did before the foreign code was started, or null.</param>
    /// <returns>True to go on with <paramref name="below"/> at once.</returns>
    internal abstract bool SettleForeignCode(Resumable? below);
}
