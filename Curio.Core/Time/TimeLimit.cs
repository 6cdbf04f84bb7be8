namespace Curio;

/// <summary>Timeouts as an answer instead of an exception.</summary>
internal static class TimeLimit
{
    /// <summary>Awaits a coroutine for at most a time; see <see cref="Coro.TimeoutAfter{T}(TimeSpan, Coro{T})"/>.</summary>
    internal static async Coro<(bool IsInTime, T Result)> Within<T>(TimeSpan limit, Coro<T> coroutine)
    {
        try
        {
            return (true, await Coro.TimeoutAfter(limit, coroutine));
        }
        catch (TaskTimeoutException)
        {
            return (false, default!);
        }
    }
}
