using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>How a kernel is set up. Read when the kernel is made; later changes have no effect on it.</summary>
public sealed class KernelOptions
{
    /// <summary>The port on which the monitor listens unless told otherwise.</summary>
    public const int DefaultMonitorPort = 48802;

    /// <summary>Where the time comes from. Default: the system's monotonic clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What waits for I/O and for other threads; the kernel disposes it. Null: the best one for the system.</summary>
    public ISelector? Selector { get; init; }

    /// <summary>
    /// The longest time for which the kernel waits in its selector without looking around. Default:
    /// <see cref="Timeout.InfiniteTimeSpan"/>, no limit.
    /// </summary>
    public TimeSpan LongestPoll { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>When <see cref="Coro.Run(Coro, KernelOptions?)"/> ends. Default: after all tasks but daemons.</summary>
    public KernelExit Exit { get; init; }

    /// <summary>
    /// Where the kernel reports crashed tasks, tasks that nobody joined and overrun timeouts. Null: standard error, from
    /// warnings on. What debuggers log goes there too; to standard error at any level.
    /// </summary>
    public ILogger? Logger { get; init; }

    /// <summary>
    /// What watches the kernel's tasks, in the order in which it is called: <see cref="SchedTrace"/>, <see cref="TrapTrace"/>,
    /// <see cref="LogCrash"/>, <see cref="LongBlock"/>, or activations of one's own. Default: nothing.
    /// </summary>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    /// <exception cref="ArgumentException">The list has an element that is null.</exception>
    public IReadOnlyList<Activation> Activations
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Activation[] copy = [.. value];
            if (Array.IndexOf(copy, null) is var place and >= 0)
            {
                throw new ArgumentException($"KernelOptions.Activations: element {place} is null.", nameof(value));
            }

            field = copy;
        }
    }

    = [];

    /// <summary>
    /// True to log every switch of tasks, as one more activation of the kind <see cref="SchedTrace"/> does. For other
    /// debuggers, or for some tasks only, see <see cref="Activations"/>. Default: false.
    /// </summary>
    public bool Debug { get; init; }

    /// <summary>The most threads that run <c>Coro.RunInThread</c> calls at one time; further calls wait. Default: 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxWorkerThreads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 64;

    /// <summary>
    /// The most processes that run <c>Coro.RunInProcess</c> calls at one time; further calls wait. Default: the number of
    /// processors.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxWorkerProcesses
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = Environment.ProcessorCount;

    /// <summary>
    /// True to start the monitor with the kernel. Null, the default: when the environment variable <c>CURIOMONITOR</c> is set
    /// to anything but <c>0</c> or <c>false</c>.
    /// </summary>
    public bool? Monitor { get; init; }

    /// <summary>The monitor's port on 127.0.0.1; 0 for any that is free. Default: 48802.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a port.</exception>
    public int MonitorPort
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 0);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 65535);
            field = value;
        }
    }

    = DefaultMonitorPort;

    /// <summary>For tests: the tasks that are ready at the begin of a cycle run in an order that this decides.</summary>
    internal int? ShuffleSeed { get; init; }
}
