using Curio;

namespace Violations;

/// <summary>Sleeps that stop nobody but themselves: no rule says a word.</summary>
internal static class Allowed
{
    /// <summary>A worker thread may sleep.</summary>
    public static async Coro OnAWorker() => await Coro.RunInThread(() => Thread.Sleep(1));

    /// <summary>So may what it calls.</summary>
    public static async Coro InAHelperThatAWorkerCalls() => await Coro.RunInThread(Helper);

    /// <summary>And an async thread, which blocks itself where a coroutine would await.</summary>
    public static async Coro OnAnAsyncThread()
    {
        AsyncThread thread = await AsyncThread.Spawn(() => Thread.Sleep(1));
        await thread.JoinAsync();
    }

    /// <summary>A name is no call.</summary>
    public static async Coro Mentioned()
    {
        Console.WriteLine($"Not called: {nameof(Thread.Sleep)}.");
        await Coro.Sleep(TimeSpan.Zero);
    }

    private static void Helper() => Thread.Sleep(1);
}
