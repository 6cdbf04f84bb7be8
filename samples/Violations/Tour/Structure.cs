using Curio;

namespace Violations.Tour;

/// <summary>
/// The rules CURIO301 to 309 about tasks, cancellation and what must be given back, each violated once. Nothing calls these.
/// </summary>
internal static class Structure
{
    public static async Coro CannotBeStopped(AsyncQueue<int> queue)
    {
        while (true)
        {
            try
            {
                await queue.GetAsync();
            }
            catch (Exception e)
            {
                Console.WriteLine(e.Message);
            }
        }
    }

    public static async Coro CleansUpUnshielded(AsyncQueue<int> queue)
    {
        try
        {
            await Work();
        }
        finally
        {
            await queue.PutAsync(0);
        }
    }

    public static async Coro LosesATask() => await Coro.Spawn(Work());

    public static async Coro EndsAGroupEarly()
    {
        await using var group = new TaskGroup();
        await group.SpawnAsync(Work());
    }

    public static async Coro<string> LeavesAFileOpen(string path)
    {
        AsyncTextFile file = await AsyncFile.OpenTextAsync(path);
        return await file.ReadAllAsync();
    }

    public static async Coro LetsATimeoutEscape() => await Coro.IgnoreAfter(TimeSpan.FromSeconds(10), async () =>
    {
        await Coro.TimeoutAfter(TimeSpan.FromSeconds(1), Work());
        await Work();
    });

    public static async Coro KeepsALock(AsyncLock gate)
    {
        await gate.AcquireAsync();
        await Work();
        await gate.ReleaseAsync();
    }

    public static async Coro LimitsWhatNeverWaits(int[] numbers) =>
        await Coro.TimeoutAfter(TimeSpan.FromSeconds(1), async () => Array.Sort(numbers));

    public static async Coro<int> ReadsTooEarly()
    {
        CurioTask<int> task = await Coro.Spawn(Work());
        return task.Result;
    }

    private static async Coro<int> Work()
    {
        await Coro.Sleep(TimeSpan.Zero);
        return 42;
    }
}
