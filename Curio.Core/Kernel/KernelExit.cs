namespace Curio;

/// <summary>When <see cref="Coro.Run(Coro, KernelOptions?)"/> ends.</summary>
public enum KernelExit
{
    /// <summary>
    /// When the main task and every other task that is no daemon have ended; daemons are cancelled then. Tasks are to a
    /// kernel what threads are to a process.
    /// </summary>
    AllTasks,

    /// <summary>When the main task has ended; what is left is cancelled.</summary>
    MainTask,
}
