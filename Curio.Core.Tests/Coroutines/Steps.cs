namespace Curio.Tests.Coroutines;

/// <summary>The small coroutines of which tests are made.</summary>
internal static class Steps
{
    /// <summary>Gives the other ready tasks a turn.</summary>
    public static Coro<TimeSpan> Yield() => Coro.Sleep(TimeSpan.Zero);

    /// <summary>Waits until cancelled.</summary>
    public static Coro<TimeSpan> Forever() => Coro.Sleep(Timeout.InfiniteTimeSpan);

    /// <summary>A value after so many turns of the others.</summary>
    public static async Coro<T> Value<T>(T value, int yields = 0)
    {
        for (int i = 0; i < yields; i++)
        {
            await Yield();
        }

        return value;
    }

    /// <summary>An exception after so many turns of the others.</summary>
    public static async Coro Throw(Exception exception, int yields = 0)
    {
        for (int i = 0; i < yields; i++)
        {
            await Yield();
        }

        throw exception;
    }

    /// <summary>What a coroutine throws, or null.</summary>
    public static async Coro<Exception?> Catch(Coro coroutine)
    {
        try
        {
            await coroutine;
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <inheritdoc cref="Catch(Coro)"/>
    public static async Coro<Exception?> Catch<T>(Coro<T> coroutine)
    {
        try
        {
            await coroutine;
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>The type of what a coroutine throws, or "nothing".</summary>
    public static async Coro<string> NameOfThrown(Coro coroutine) =>
        (await Catch(coroutine))?.GetType().Name ?? "nothing";

    /// <inheritdoc cref="NameOfThrown(Coro)"/>
    public static async Coro<string> NameOfThrown<T>(Coro<T> coroutine) =>
        (await Catch(coroutine))?.GetType().Name ?? "nothing";

    /// <summary>Spawns a coroutine and lets it run to its first wait.</summary>
    public static async Coro<CurioTask> Start(Coro coroutine, bool daemon = false, string? name = null)
    {
        CurioTask task = await Coro.Spawn(coroutine, daemon, name);
        await Settle();
        return task;
    }

    /// <inheritdoc cref="Start(Coro, bool, string?)"/>
    public static async Coro<CurioTask<T>> Start<T>(Coro<T> coroutine, bool daemon = false, string? name = null)
    {
        CurioTask<T> task = await Coro.Spawn(coroutine, daemon, name);
        await Settle();
        return task;
    }

    /// <summary>Lets everybody come to rest who does so within ten turns.</summary>
    public static async Coro Settle()
    {
        for (int i = 0; i < 10; i++)
        {
            await Yield();
        }
    }
}
