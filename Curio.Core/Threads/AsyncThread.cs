namespace Curio;

/// <summary>
/// A thread that runs ordinary, blocking code and may await coroutines all the same, with <see cref="AWAIT{T}(Coro{T})"/>. To
/// the kernel it is a task: it is joined, cancelled and grouped like one.
/// </summary>
/// <remarks>
/// Cancellation and timeouts reach the code at its <c>AWAIT</c>s only. Meant for <c>using static Curio.AsyncThread;</c>.
/// </remarks>
public sealed partial class AsyncThread : CurioTask, IThreadTask
{
    private readonly ThreadBridge _bridge;

    private AsyncThread(object label, long? parentId, ThreadBridge bridge)
        : base(label, parentId) => _bridge = bridge;

    /// <summary>True in code that an async thread runs.</summary>
    public static bool IsCurrent => AsyncThreadDoor.Current is not null;

    /// <inheritdoc/>
    ThreadBridge IThreadTask.Bridge => _bridge;

    /// <inheritdoc/>
    internal override bool ReturnedSomething => false;

    /// <inheritdoc/>
    private protected override object? BoxedResult
    {
        get
        {
            ThrowUnlessTerminated();
            MarkJoined();
            if (Exception is { } exception)
            {
                StoredException.Throw(exception);
            }

            return null;
        }
    }

    /// <summary>Starts an async thread.</summary>
    /// <param name="action">What it runs.</param>
    /// <param name="daemon">True for one that nobody joins: it holds up no run and is cancelled at shutdown.</param>
    /// <param name="name">What it is called in the monitor; null for the name of the method.</param>
    /// <returns>A coroutine of the thread's handle.</returns>
    public static async Coro<AsyncThread> Spawn(Action action, bool daemon = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        KernelLoop kernel = KernelLoop.Required("AsyncThread.Spawn");
        name ??= MethodNames.Of(action.Method);
        var bridge = new ThreadBridge(kernel);
        var thread = new AsyncThread(name, kernel.RequireCurrent().Id, bridge);
        Coro<Nothing> served = bridge.Serve(
            () =>
            {
                action();
                return default(Nothing);
            },
            name);
        kernel.Add(thread, served.Claim(), daemon ? TaskFlags.Daemon : TaskFlags.None);
        return thread;
    }

    /// <inheritdoc cref="Spawn(Action, bool, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="function">What it runs.</param>
    /// <param name="daemon">True for one that nobody joins: it holds up no run and is cancelled at shutdown.</param>
    /// <param name="name">What it is called in the monitor; null for the name of the method.</param>
    public static async Coro<AsyncThread<T>> Spawn<T>(Func<T> function, bool daemon = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        KernelLoop kernel = KernelLoop.Required("AsyncThread.Spawn");
        name ??= MethodNames.Of(function.Method);
        var bridge = new ThreadBridge(kernel);
        var thread = new AsyncThread<T>(name, kernel.RequireCurrent().Id, bridge);
        Coro<T> served = bridge.Serve(function, name);
        kernel.Add(thread, served.Claim(), daemon ? TaskFlags.Daemon : TaskFlags.None);
        return thread;
    }

    /// <summary>Awaits a coroutine in an async thread: blocks the thread, not the kernel, until it has ended.</summary>
    /// <param name="coroutine">What to await.</param>
    /// <exception cref="AsyncOnlyException">The calling thread is no async thread.</exception>
    /// <remarks>
    /// What the coroutine throws is thrown here, the same object. <see cref="Thread.Interrupt"/> does not end it: it interrupts what blocks
    /// the thread next by itself. Cancel the thread's task instead.
    /// </remarks>
    public static void AWAIT(Coro coroutine) => Bridge().Await(coroutine.AsTyped());

    /// <inheritdoc cref="AWAIT(Coro)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The coroutine's result.</returns>
    public static T AWAIT<T>(Coro<T> coroutine) => Bridge().Await(coroutine);

    /// <summary>Gives a plain value back, on any thread, so that code need not know whether it holds a coroutine.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The value.</returns>
    public static T AWAIT<T>(T value) => value;

    /// <inheritdoc/>
    internal override void TakeOutcome(Resumable root)
    {
        var source = (CoroSource<Nothing>)root;
        Terminate(source.Fault);
        source.Recycle();
    }

    private static AsyncThreadDoor Bridge()
    {
        if (AsyncThreadDoor.Current is { } bridge)
        {
            return bridge;
        }

        throw new AsyncOnlyException(
            KernelDoor.Current is not null
                ? "AWAIT and the members without 'Async' are for async threads and would block the kernel's only thread here. "
                    + "Use 'await', and the member that ends in 'Async'."
                : "AWAIT and the members without 'Async' work in an async thread only: one that AsyncThread.Spawn(…) started. "
                    + "In ordinary code use Coro.Run(…).");
    }
}
