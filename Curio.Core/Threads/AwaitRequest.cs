namespace Curio;

/// <summary>What an async thread asks its task to await.</summary>
internal abstract class AwaitRequest
{
    /// <summary>Awaits it, on the task; the outcome stays here, also an exception.</summary>
    internal abstract Coro ExecuteAsync();
}
