using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>
/// Logs when tasks are made, run, are suspended and end, with the kernel's clock in seconds and the task. At
/// <see cref="LogLevel.Information"/> unless told otherwise. <see cref="KernelOptions.Debug"/> is short for it.
/// </summary>
public class SchedTrace : TaskDebugger
{
    /// <summary>Makes one that looks at all tasks.</summary>
    public SchedTrace()
        : base(LogLevel.Information)
    {
    }

    /// <summary>Logs <c>CREATE</c>.</summary>
    /// <inheritdoc/>
    public override void Created(CurioTask task) => Trace("CREATE", task);

    /// <summary>Logs <c>RUN</c>.</summary>
    /// <inheritdoc/>
    public override void Running(CurioTask task) => Trace("RUN", task);

    /// <summary>Logs <c>SUSPEND</c>.</summary>
    /// <inheritdoc/>
    public override void Suspended(CurioTask task, WaitReason? trap) => Trace("SUSPEND", task);

    /// <summary>Logs <c>TERMINATED</c>.</summary>
    /// <inheritdoc/>
    public override void Terminated(CurioTask task) => Trace("TERMINATED", task);

    private void Trace(string happened, CurioTask task)
    {
        // The task's line tells where it is, which takes a look into the program's symbols: not for a level that is off.
        if (LooksAt(task) && Target is var logger && logger.IsEnabled(Level))
        {
            logger.Log(Level, "{Happened}:{Time:F6}:{Task}", happened, Seconds, task.ToString());
        }
    }
}
