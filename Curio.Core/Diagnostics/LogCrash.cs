using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>
/// Logs every exception that ends a task, except <see cref="TaskCancelledException"/>: also that of the main task, and a timeout that
/// nobody caught, which the kernel by itself does not report. At <see cref="LogLevel.Error"/> unless told otherwise.
/// </summary>
/// <remarks>What the kernel reports by itself it reports all the same.</remarks>
public class LogCrash : TaskDebugger
{
    /// <summary>Makes one that looks at all tasks.</summary>
    public LogCrash()
        : base(LogLevel.Error)
    {
    }

    /// <summary>Logs the task and what it threw.</summary>
    /// <inheritdoc/>
    public override void Terminated(CurioTask task)
    {
        if (LooksAt(task) && task.Exception is { } exception and not TaskCancelledException)
        {
            Target.Log(Level, exception, "{Task} crashed", task.Describe());
        }
    }
}
