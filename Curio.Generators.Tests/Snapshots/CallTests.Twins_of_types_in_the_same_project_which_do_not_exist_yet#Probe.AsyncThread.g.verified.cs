//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 16 "File0.cs"
    {
        List<string> log = [];
        await using (var source = new Source(log))
        {
            log.Add((await source.NextAsync()).ToUpperInvariant());
            await foreach (var item in source) { log.Add(item.Substring(0, 1)); }
        }
        await using Source second = new(log);
        return string.Join(' ', log);
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
