using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>
/// An activation that logs what tasks do: <see cref="SchedTrace"/>, <see cref="TrapTrace"/>, <see cref="LogCrash"/>,
/// <see cref="LongBlock"/>.
/// </summary>
public abstract class TaskDebugger : Activation
{
    private protected TaskDebugger(LogLevel level) => Level = level;

    /// <summary>The level at which it logs.</summary>
    public LogLevel Level { get; init; }

    /// <summary>
    /// Where it logs. Null, the default: to the kernel's <see cref="KernelOptions.Logger"/>, else to standard error.
    /// </summary>
    public ILogger? Logger { get; init; }

    /// <summary>The names of the tasks that it looks at; see <see cref="CurioTask.Name"/>. Null, the default: all tasks.</summary>
    public IReadOnlySet<string>? TaskNames { get; init; }

    // Asked anew each time: a debugger that serves several kernels is called on the thread of each.
    private protected static KernelLoop Kernel => KernelLoop.Required("A TaskDebugger");

    /// <summary>The clock of the kernel that calls, in seconds: what its tasks read as <see cref="Coro.Clock"/>.</summary>
    private protected static double Seconds => TimeSpan.FromTicks(Kernel.Clock.Now()).TotalSeconds;

    private protected ILogger Target => Logger ?? Kernel.Options.Logger ?? StandardErrorLogger.Everything;

    private protected bool LooksAt(CurioTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return TaskNames?.Contains(task.Name) ?? true;
    }
}
