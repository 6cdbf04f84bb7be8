using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>
/// Warns of tasks that keep the kernel from all others: those that compute, or block the thread, for a time without awaiting.
/// At <see cref="LogLevel.Warning"/> unless told otherwise.
/// </summary>
public class LongBlock : TaskDebugger
{
    // Of the step under way on this thread: a kernel has one, and a thread one kernel.
    [ThreadStatic]
    private static long t_begin;

    /// <summary>Makes one that looks at all tasks.</summary>
    public LongBlock()
        : base(LogLevel.Warning)
    {
    }

    /// <summary>The longest time, by the kernel's clock, for which a task may run at a stretch. Default: 50 ms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than zero.</exception>
    public TimeSpan MaxTime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    }

    = TimeSpan.FromMilliseconds(50);

    /// <summary>Notes the time.</summary>
    /// <inheritdoc/>
    public override void Running(CurioTask task) => t_begin = Kernel.Clock.Now();

    /// <summary>Logs the task, and for how many seconds it ran, when that was too long.</summary>
    /// <inheritdoc/>
    public override void Suspended(CurioTask task, WaitReason? trap)
    {
        var duration = TimeSpan.FromTicks(Kernel.Clock.Now() - t_begin);
        if (duration > MaxTime && LooksAt(task))
        {
            Target.Log(Level, "{Task} ran for {Seconds:F6} seconds", task.ToString(), duration.TotalSeconds);
        }
    }
}
