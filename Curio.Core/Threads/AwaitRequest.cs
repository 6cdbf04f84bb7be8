namespace Curio;

/// <summary>What an async thread asks its task to await.</summary>
internal abstract class AwaitRequest
{
    private volatile bool _isAnswered;

    /// <summary>True when the outcome is there. Written by the task, last of all.</summary>
    internal bool IsAnswered
    {
        get => _isAnswered;
        set => _isAnswered = value;
    }

    /// <summary>
    /// What flows with the two, which are one to the user: the thread's async locals as of the request, then those that the
    /// coroutine has left. Null where the flow is suppressed.
    /// </summary>
    internal ExecutionContext? Flow { get; set; }

    /// <summary>Awaits it, on the task; the outcome stays here, also an exception.</summary>
    internal abstract Coro ExecuteAsync();
}
