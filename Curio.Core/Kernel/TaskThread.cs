namespace Curio;

/// <summary>Tells whether the code that runs on a thread is a task's.</summary>
internal static class TaskThread
{
    [ThreadStatic]
    private static bool t_worksForTask;

    /// <summary>
    /// True in a task's own code, and in what another thread does in its stead: an async thread's code, a call in a worker
    /// thread. Where a kernel runs, only its tasks count.
    /// </summary>
    internal static bool IsInTask => KernelDoor.Current is { } door ? door.RunningTask is not null : t_worksForTask;

    /// <summary>Says of a thread that is not a kernel's whether it works for a task from now on.</summary>
    internal static void SetWorksForTask(bool value) => t_worksForTask = value;
}
