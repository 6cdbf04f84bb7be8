using Curio;

namespace Violations;

/// <summary>CURIO101: each of these stops the kernel, and every other task with it.</summary>
internal static class Forbidden
{
    private static readonly object s_gate = new();

    /// <summary>The plain case, in milliseconds, as a time span, and as a way to give way.</summary>
    public static async Coro InAMethod(int milliseconds)
    {
        Thread.Sleep(milliseconds);
        Thread.Sleep(TimeSpan.FromMilliseconds(1)); // this comment stays
        Thread.Sleep(millisecondsTimeout: 0);
        await Coro.Sleep(TimeSpan.Zero);
    }

    /// <summary>The whole body of a coroutine.</summary>
    public static async Coro AsAnExpression() => Thread.Sleep(1);

    /// <summary>A coroutine with a result.</summary>
    public static async Coro<int> WithAResult()
    {
        System.Threading.Thread.Sleep(1);
        await Coro.Sleep(TimeSpan.Zero);
        return 42;
    }

    /// <summary>A function that returns a coroutine without being one: it sleeps as soon as it is called.</summary>
    public static Coro<TimeSpan> HandedOn()
    {
        Thread.Sleep(1);
        return Coro.Sleep(TimeSpan.Zero);
    }

    /// <summary>A lambda and a local function that are coroutines themselves.</summary>
    public static async Coro InsideOtherFunctions()
    {
        Func<Coro> lambda = async () => Thread.Sleep(1);
        await lambda();
        await Local();

        static async Coro Local()
        {
            Thread.Sleep(1);
            await Coro.Sleep(TimeSpan.Zero);
        }
    }

    /// <summary>A <c>finally</c> block.</summary>
    public static async Coro WhileCleaningUp()
    {
        try
        {
            await Coro.Sleep(TimeSpan.Zero);
        }
        finally
        {
            Thread.Sleep(1);
        }
    }

    /// <summary>Reported, and left to its author: a lock cannot be held across an await.</summary>
    public static async Coro UnderALock()
    {
        lock (s_gate)
        {
            Thread.Sleep(1);
        }

        await Coro.Sleep(TimeSpan.Zero);
    }

    /// <summary>An ordinary asynchronous method that runs on a kernel's task.</summary>
    public static async Task InATask()
    {
        await Coro.Sleep(TimeSpan.Zero);
        Thread.Sleep(1);
    }

    /// <summary>An asynchronous iterator that does.</summary>
    public static async IAsyncEnumerable<int> InAnIterator()
    {
        for (int i = 1; i <= 2; i++)
        {
            Thread.Sleep(1);
            await Coro.Sleep(TimeSpan.Zero);
            yield return i;
        }
    }
}
