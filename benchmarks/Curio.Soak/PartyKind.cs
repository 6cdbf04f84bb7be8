namespace Curio.Soak;

/// <summary>Who uses a universal object.</summary>
public enum PartyKind
{
    /// <summary>A coroutine, on a kernel in a thread of its own.</summary>
    Coroutine,

    /// <summary>A plain thread.</summary>
    Thread,

    /// <summary>An async thread, whose task is on a kernel in another thread.</summary>
    AsyncThread,

    /// <summary>Ordinary async code, on the thread pool.</summary>
    Task,
}
