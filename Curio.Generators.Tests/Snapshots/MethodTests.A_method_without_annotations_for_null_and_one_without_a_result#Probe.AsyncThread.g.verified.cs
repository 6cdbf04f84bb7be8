//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    #nullable disable annotations
    public static global::Curio.Coro<global::Curio.AsyncThread> SpawnTake(
        string text,
        global::System.Collections.Generic.List<string> list,
        bool daemon = false)
        => global::Curio.AsyncThread.Spawn(() => Take(text, list), daemon, "Probe.Take");
    #nullable enable annotations

    #nullable disable annotations
    public static async global::Curio.Coro TakeAsync(string text, global::System.Collections.Generic.List<string> list)
#pragma warning disable
#nullable disable annotations
#line 9 "File0.cs"
                                                                          { string none = null; _done += await Later.Value(list.Count) + (none?.Length ?? 1); }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
    #nullable enable annotations

    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 11 "File0.cs"
                                             { await TakeAsync("", ["a"]); var thread = await SpawnTake("", []); await thread.JoinAsync(); return _done.ToString(); }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
