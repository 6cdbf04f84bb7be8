using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Curio;

// The principles of this kernel, which are curio's:
//
// 1. Two worlds. Coroutines run on a kernel; ordinary code starts it and gets a result, and has no other handle on what
//    happens inside. What must cross the border (another thread, another process, a .NET task) crosses it at a few
//    named places, and only the wake queue is shared between threads.
// 2. A micro-kernel. It resumes tasks, keeps time, polls descriptors, parks and wakes. Whatever can be written on top of
//    that (groups, locks, queues, timeout blocks, workers) is, and lives in other folders.
// 3. Suspending returns its undo. A task is parked on a trap object that knows how to take the wait back; cancellation,
//    timeouts and shutdown are therefore written once, in TrapHandlers.cs, for every primitive there will ever be.
// 4. Nobody holds a kernel. Coroutines and primitives reach the one that runs on their thread, through KernelDoor.
// 5. First in, first out. A cycle resumes what was ready when it began; then descriptors, other threads and timers have
//    their say. So no task can keep another, or I/O, or time, from its turn, except by not giving up the processor.
// 6. One thread. A kernel belongs to the thread that runs it first, and never migrates.

/// <summary>
/// Runs coroutines, one at a time, on the thread that calls <see cref="Run(Coro)"/>. For a program's main coroutine see
/// <see cref="Coro.Run(Coro, KernelOptions?)"/>, which makes a kernel, runs it and shuts it down.
/// </summary>
/// <remarks>
/// A kernel serves many runs in turn; tasks that one leaves behind stand still until the next. <see cref="Dispose"/> cancels
/// what is left. All members are for one thread: the one that first called a run.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Kernel : IDisposable
{
    private readonly KernelLoop _loop;
    private Thread? _owner;
    private KernelStatus _status;

    /// <summary>Makes a kernel.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <exception cref="CurioException">The monitor was asked for and its port is taken.</exception>
    public Kernel(KernelOptions? options = null)
    {
        _loop = new KernelLoop(options ?? new KernelOptions());
        try
        {
            KernelParts.Start(_loop);
        }
        catch
        {
            _status = KernelStatus.Disposed;
            GC.SuppressFinalize(this);
            _loop.Close();
            throw;
        }
    }

    /// <summary>Reports a kernel that was dropped without <see cref="Dispose"/>, and closes its handles.</summary>
    ~Kernel()
    {
        if (_loop is not null)
        {
            _loop.Logger.LogWarning("A Curio kernel was dropped without Dispose: its tasks were not cancelled");

            // Elsewhere: closing waits for threads, which the finalizer must not.
            ThreadPool.UnsafeQueueUserWorkItem(static loop => loop.CloseDropped(), _loop, preferLocal: false);
        }
    }

    /// <summary>True on the thread of a kernel, while it runs.</summary>
    public static bool IsRunning => KernelDoor.Current is not null;

    internal KernelLoop Loop => _loop;

    /// <summary>Runs a coroutine to its end. Other tasks go on meanwhile, and stand still afterwards.</summary>
    /// <param name="coroutine">What to run.</param>
    /// <exception cref="InvalidOperationException">
    /// A kernel runs on this thread already, this kernel belongs to another thread, was disposed, or has died of an error
    /// of its own; or the coroutine was used before.
    /// </exception>
    /// <remarks>What the coroutine throws is thrown here, the same object.</remarks>
    public void Run(Coro coroutine) => RunMain(coroutine.Source, coroutine.Token, KernelExit.MainTask);

    /// <inheritdoc cref="Run(Coro)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The coroutine's result.</returns>
    public T Run<T>(Coro<T> coroutine) => RunMain(coroutine.Source, coroutine.Token, KernelExit.MainTask);

    /// <summary>
    /// Runs one cycle: polls I/O without waiting, lets due sleepers and timeouts happen, resumes every ready task once.
    /// For stepping a kernel from a foreign event loop.
    /// </summary>
    /// <exception cref="InvalidOperationException">As for <see cref="Run(Coro)"/>.</exception>
    public void RunOnce() => RunOnLoop(static (loop, _) => loop.RunCycle(mayWait: false), 0);

    /// <summary>
    /// Cancels the remaining tasks, newest first, each to its end before the next, daemons too; then closes what the kernel
    /// holds. What their cleanup throws is logged. Harmless when repeated.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called from inside the kernel, or on another thread than its own.</exception>
    [SuppressMessage("Design", "CA1065", Justification = "A kernel disposed by one of its tasks could only hang instead.")]
    public void Dispose()
    {
        if (_status == KernelStatus.Disposed)
        {
            return;
        }

        if (ReferenceEquals(KernelDoor.Current, _loop))
        {
            throw new InvalidOperationException("A kernel cannot be disposed from inside one of its own tasks.");
        }

        if (_status == KernelStatus.Usable && _loop.Tasks.Count > 0)
        {
            RunOnLoop(static (loop, _) => RunShutdown(loop), 0);
        }

        _status = KernelStatus.Disposed;
        GC.SuppressFinalize(this);
        _loop.Close();
    }

    /// <inheritdoc/>
    public override string ToString() => $"Kernel(tasks={_loop.Tasks.Count}, status={_status})";

    /// <summary>Runs a main task; with <see cref="KernelExit.AllTasks"/> also what it leaves behind, unless it fails.</summary>
    internal T RunMain<T>(CoroSource<T>? source, int token, KernelExit exit)
    {
        CurioTask<T>? main = null;
        RunOnLoop(
            (loop, wanted) =>
            {
                CoroSource<T> coroutine = source ?? throw CoroAwaiter.EmptyCoroutine();
                coroutine.Claim(token);
                main = loop.Spawn(coroutine, daemon: false, name: null);
                main.MarkJoined();
                loop.MainTask = main;
                loop.RunUntil(() => main.IsTerminated);
                if (wanted == KernelExit.AllTasks && main.Exception is null)
                {
                    loop.RunUntil(() => loop.Tasks.ForegroundCount == 0 || loop.IsStopRequested);
                }
            },
            exit);
        if (main!.Exception is { } exception)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        return main.RawResult;
    }

    private static void RunShutdown(KernelLoop loop)
    {
        CurioTask<Nothing> task = loop.Spawn(CancelAllAsync(loop).Claim(), daemon: true, name: "Kernel.Dispose");
        task.Flags |= TaskFlags.Internal;
        loop.RunUntil(() => task.IsTerminated);
    }

    private static async Coro CancelAllAsync(KernelLoop loop)
    {
        CurioTask self = loop.RequireCurrent();

        // Cleanup may spawn, so that one pass may not be enough.
        while (loop.Tasks.Count > 1)
        {
            CurioTask[] tasks = loop.Tasks.Snapshot();
            for (int i = tasks.Length - 1; i >= 0; i--)
            {
                if (!ReferenceEquals(tasks[i], self))
                {
                    await tasks[i].CancelAsync();
                }
            }
        }
    }

    private void RunOnLoop(Action<KernelLoop, KernelExit> run, KernelExit exit)
    {
        ThrowUnlessUsable();
        _owner = Thread.CurrentThread;
        SynchronizationContext? context = SynchronizationContext.Current;
        ExecutionContext? flow = ExecutionContext.Capture();
        CurioTask? outerMain = _loop.MainTask;
        KernelDoor.Current = _loop;
        _loop.ForgetFlow();
        try
        {
            _loop.BeginRun();
            run(_loop, exit);
        }
        catch (Exception) when (_loop.IsInside)
        {
            // Not a task's failure, which is the task's outcome, but one of the kernel itself: nothing in it can be trusted.
            _status = KernelStatus.Dead;
            throw;
        }
        finally
        {
            KernelDoor.Current = null;
            _loop.MainTask = outerMain;
            SynchronizationContext.SetSynchronizationContext(context);
            if (flow is not null)
            {
                ExecutionContext.Restore(flow);
            }
        }
    }

    private void ThrowUnlessUsable()
    {
        ObjectDisposedException.ThrowIf(_status == KernelStatus.Disposed, this);
        if (_status == KernelStatus.Dead)
        {
            throw new InvalidOperationException("This kernel has died of an error of its own. Make a new one.");
        }

        if (KernelDoor.Current is not null)
        {
            throw new InvalidOperationException(
                "A kernel runs on this thread already, and a thread runs one at a time. In a coroutine, await the other "
                + "coroutine or give it to Coro.Spawn(…); for a kernel of its own use Kernel.RunAsync(…), which takes a thread.");
        }

        if (_owner is not null && _owner != Thread.CurrentThread)
        {
            throw new InvalidOperationException(
                "This kernel belongs to the thread that ran it first and never migrates. Make one for this thread.");
        }
    }
}
