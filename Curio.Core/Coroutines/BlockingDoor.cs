namespace Curio;

/// <summary>
/// The kernel as an async thread sees it: how blocking code awaits a coroutine. Primitives use it where a member serves
/// coroutines and async threads alike; they do not know async threads.
/// </summary>
internal abstract class BlockingDoor
{
    [ThreadStatic]
    private static BlockingDoor? t_current;

    /// <summary>The door of the async thread that runs this code, or null: also in a kernel that the thread runs.</summary>
    internal static BlockingDoor? Current => KernelDoor.Current is null ? t_current : null;

    /// <summary>Opens this door for the code of the current thread.</summary>
    protected void Open() => t_current = this;

    /// <summary>Awaits a coroutine and blocks the thread meanwhile.</summary>
    internal abstract T Await<T>(Coro<T> coroutine);
}
