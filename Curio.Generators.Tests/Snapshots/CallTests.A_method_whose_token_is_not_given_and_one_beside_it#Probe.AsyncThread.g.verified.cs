//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 13 "File0.cs"
                               { Box b = new(); return await b.GetAsync() + b.Other() + b.Plain() + (AsyncThread.IsCurrent ? b.Get(default) : 1); }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
