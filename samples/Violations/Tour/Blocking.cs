using Curio;

namespace Violations.Tour;

/// <summary>The rules CURIO101 to 109 about what blocks, each violated once. Nothing calls these.</summary>
internal static class Blocking
{
    public static async Coro Sleeps() => Thread.Sleep(1);

    public static async Coro<string> ReadsAFile(string path) => File.ReadAllText(path);

    public static async Coro<string?> ReadsTheConsole() => Console.ReadLine();

    public static async Coro<string> WaitsForATask(Task<string> task) => task.Result;

    public static async Coro WaitsForAThread(Thread thread) => thread.Join();

    public static async Coro<int> BlocksFurtherDown(string path) => Count(path);

    public static async Coro<int> UsesTheFormForThreads(AsyncQueue<int> queue) => queue.Get();

    public static async Coro Polls(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
        }
    }

    public static async Coro HoldsALockOfThreads(object gate)
    {
        if (!Monitor.TryEnter(gate))
        {
            return;
        }

        await Coro.Sleep(TimeSpan.Zero);
        Monitor.Exit(gate);
    }

    private static int Count(string path) => Lines(path).Length;

    private static string[] Lines(string path) => File.ReadAllLines(path);
}
