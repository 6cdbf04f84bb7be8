//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 12 "File0.cs"
    {
        List<string> log = [];
        Func<Coro<int>> made = () => Later.Value(5);
        await Work(1);
        await ((Task)Work(1));
        await ValueTask.CompletedTask;
        log.Add($"{await Work(1)} {await new ValueTask<int>(2)} {AWAIT(() => 3)} {await Make()} {await made()} " + (await ((global::System.Func<global::Curio.Coro<int>>)(() => Later.Value(6)))()).ToString());
        await foreach ((int number, string text) in Items()) { log.Add(text + number); }
        await foreach (var item in Items()) { log.Add(item.Item2); break; }
        await using (Open(log, "first")) { log.Add("in"); }
        await using (var door = Open(log, "second")) { log.Add("again"); }
        await Inside();
        return string.Join(' ', log);

        async global::Curio.Coro Inside() { await using var door = Open(log, "third"); log.Add("inside"); }
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
