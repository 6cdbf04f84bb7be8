//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 5 "File0.cs"
    {
        AsyncQueue<int> queue = new(maxSize: 2);
        AsyncEvent ready = new();
        AsyncLock gate = new();
        await queue.PutAsync(1);
        await queue.PutAsync(await queue.GetAsync() + 1);
        await ready.SetAsync();
        await ready.WaitAsync();
        using (await gate.AcquireAsync())
        {
            await global::Curio.Coro.Sleep(global::System.TimeSpan.FromMilliseconds(1));
            await global::Curio.BlockingSleep.SleepAsync(TimeSpan.FromMilliseconds(1));
        }
        using var held = await gate.AcquireAsync();
        await queue.PutAsync(3);
        int sum = 0;
        await foreach (int item in queue)
        {
            sum += item;
            await queue.TaskDoneAsync();
            if (queue.IsEmpty) break;
        }
        return $"{sum} {gate.IsLocked}";
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
