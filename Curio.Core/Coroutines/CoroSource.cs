using System.Diagnostics.CodeAnalysis;

namespace Curio;

// What stands behind a Coro: either a frame (the state machine of an async method) or an operation (a small object that
// a primitive supplies). Both are cold, single use and pooled, under one protocol:
//
//   version      state                who moves it on                      to
//   even         fresh: handed out    CoroAwaiter.IsCompleted, Spawn, Run  version + 1 (claimed)
//   odd          claimed: it runs,    the awaiter that takes the result    version + 2 (free, in the pool;
//                waits, or has ended                                       fresh again when rented)
//   odd          claimed for a task, but  Reissue                          version + 1 (fresh, for the async method that
//                an operation                                              awaits it within the task)
//
// A Coro remembers the version with which it was handed out. Every use compares: a second await, or an await of a
// coroutine that was spawned, meets another version and throws instead of reading another coroutine's result. Versions
// have 32 bits; a stale Coro would have to be kept for 2^31 reuses of its object to be mistaken for a fresh one.
//
// Only the thread of the kernel that runs it touches a claimed source. A source that is never claimed, or whose result is
// never taken (its task was dropped), does not return to a pool; the garbage collector takes it.
internal abstract class CoroSource : Resumable
{
    /// <summary>Even: fresh; odd: claimed. See the table above.</summary>
    internal int Version;

    /// <summary>True from the end of the coroutine until its result is taken.</summary>
    internal bool Ended;

    /// <summary>The method's state machine type, or the operation's name: what a person calls this coroutine.</summary>
    internal abstract object Label { get; }

    /// <summary>The name for messages and the monitor.</summary>
    internal string DisplayName => Label as string ?? MethodNames.Of((Type)Label);

    /// <summary>
    /// Claims this coroutine and runs it until it has ended (true) or its task was suspended (false).
    /// </summary>
    internal bool Begin(int token)
    {
        KernelDoor? door = KernelDoor.Current;
        if (door is null || token != Version)
        {
            ThrowCannotBegin(token);
        }

        Version = token + 1;
        return Start(door);
    }

    /// <summary>Where a task begins that runs this claimed coroutine.</summary>
    internal virtual Resumable Entry => this;

    /// <summary>Takes the only use of this coroutine for a task.</summary>
    internal virtual void Claim(int token)
    {
        if (token != Version)
        {
            ThrowCannotBegin(token);
        }

        Version = token + 1;
    }

    /// <summary>Makes a claimed coroutine that has not begun fresh again, under a new version: the old one stays used.</summary>
    internal void Reissue() => Version++;

    /// <summary>The first step of a claimed coroutine: true when it has ended, false when its task was suspended.</summary>
    internal abstract bool Start(KernelDoor door);

    /// <summary>The name of what was handed out with a version.</summary>
    private protected virtual string NameAt(int token) => DisplayName;

    [DoesNotReturn]
    private void ThrowCannotBegin(int token)
    {
        if (token != Version)
        {
            throw new InvalidOperationException(
                $"The coroutine '{NameAt(token)}' was used already. A coroutine runs once: it can be awaited, spawned or "
                + "run a single time. Call the method again to get a new one.");
        }

        throw new InvalidOperationException(
            $"The coroutine '{NameAt(token)}' was awaited where no Curio kernel is running. Start it with Coro.Run(…), or "
            + "with Kernel.RunAsync(…) from ordinary async code; inside an async method that left the kernel's thread, "
            + "do not use ConfigureAwait(false) before it.");
    }

    /// <summary>Called when the result of a coroutine is asked for that has none: it has not ended, or it was taken.</summary>
    [DoesNotReturn]
    internal void ThrowNoResult(int token)
    {
        if (token == Version)
        {
            throw new InvalidOperationException(
                $"The coroutine '{NameAt(token)}' has not run: a coroutine is cold until it is awaited. Use 'await', or "
                + "Coro.Run(…) at the top of the program.");
        }

        if (token + 1 == Version)
        {
            throw new InvalidOperationException(
                $"The coroutine '{NameAt(token)}' has not ended, so that it has no result yet. Only 'await' can wait for it.");
        }

        throw new InvalidOperationException(
            $"The result of the coroutine '{NameAt(token)}' was taken already. A coroutine runs once and gives its result once.");
    }
}
