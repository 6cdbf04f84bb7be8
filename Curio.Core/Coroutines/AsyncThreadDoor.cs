namespace Curio;

/// <summary>
/// Async threads as the layers below them see them: whoever blocks a thread asks here first whether a task stands behind it,
/// which can await in its place.
/// </summary>
internal abstract class AsyncThreadDoor
{
    [ThreadStatic]
    private static AsyncThreadDoor? t_current;

    /// <summary>The door of the async thread that runs this code, or null: also in a kernel that the thread runs.</summary>
    internal static AsyncThreadDoor? Current
    {
        get => KernelDoor.Current is null ? t_current : null;
        set => t_current = value;
    }

    /// <summary>Has the task await a coroutine, and blocks the thread meanwhile. What the coroutine throws is thrown here.</summary>
    internal abstract T Await<T>(Coro<T> coroutine);
}
