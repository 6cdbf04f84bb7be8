namespace Curio;

/// <summary>
/// Watches the tasks of a kernel: derive, override what is of interest, and give an object to
/// <see cref="KernelOptions.Activations"/>. <see cref="SchedTrace"/>, <see cref="TrapTrace"/>, <see cref="LogCrash"/> and
/// <see cref="LongBlock"/> are activations.
/// </summary>
/// <remarks>
/// <para>
/// Of one task an activation hears <see cref="Created"/>, then <see cref="Running"/> and <see cref="Suspended"/> for each step,
/// then <see cref="Terminated"/>. Of the kernel's own tasks too, such as the one that cancels the others at shutdown. Several
/// activations are called in the order in which they were given.
/// </para>
/// <para>
/// All calls come on the kernel's thread, while nothing else of the kernel runs: what blocks here, blocks the kernel. An object
/// that serves several kernels is called on the thread of each. The calls for a step see the async locals of the task; what they
/// change of them is undone.
/// </para>
/// <para>
/// An activation that throws is reported to the kernel's logger as an error and is not called again; tasks and kernel go on.
/// </para>
/// </remarks>
public abstract class Activation
{
    /// <summary>Called once for each kernel, when it runs for the first time, before its first task is made.</summary>
    /// <param name="options">How the kernel is set up.</param>
    public virtual void Activate(KernelOptions options)
    {
    }

    /// <summary>A task was made. It is <c>READY</c> and has not run.</summary>
    /// <param name="task">The new task.</param>
    public virtual void Created(CurioTask task)
    {
    }

    /// <summary>A task's turn has come: it is <c>READY</c> and runs next.</summary>
    /// <param name="task">The task.</param>
    public virtual void Running(CurioTask task)
    {
    }

    /// <summary>A task has given up its turn.</summary>
    /// <param name="task">The task.</param>
    /// <param name="trap">What it waits for now; null when it has ended.</param>
    public virtual void Suspended(CurioTask task, WaitReason? trap)
    {
    }

    /// <summary>A task has ended; comes after its last <see cref="Suspended"/>.</summary>
    /// <param name="task">The task, whose outcome may be read; to read its <see cref="CurioTask.Result"/> counts as joining it.</param>
    public virtual void Terminated(CurioTask task)
    {
    }
}
