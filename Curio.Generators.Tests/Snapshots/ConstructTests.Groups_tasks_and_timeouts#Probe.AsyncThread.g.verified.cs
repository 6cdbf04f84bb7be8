//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 9 "File0.cs"
    {
        List<int> done = [];
        await using (var group = new TaskGroup<int>())
        {
            await group.SpawnAsync(Later.Value(1));
            await group.SpawnAsync(Later.Value(2));
            await foreach (CurioTask<int> task in group) { done.Add(task.Result); }
            await group.JoinAsync();
        }
        UniversalQueue<int> queue = new();
        await queue.PutAsync(3);
        done.Add(await queue.GetAsync());
        try { await Coro.TimeoutAfter(TimeSpan.FromMilliseconds(1), queue.GetAsync()); }
        catch (TaskTimeoutException) { done.Add(4); }
        return string.Join(' ', done);
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
