//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 35 "File0.cs"
    {
        int seen = 0;
        using var inner = new Outer<string>.Inner<int>("f", 2);
        inner.Seen += key => seen = key;
        return $"{await inner.TakeAsync<string>(["a", "bc"], static text => text.Length == 1)} {seen}";
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
