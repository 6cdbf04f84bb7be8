//HintName: Other.AsyncThread.g.cs
partial class Other
{
    public global::Curio.Coro<global::Curio.AsyncThread<int>> SpawnHalf(int number, bool daemon = false)
        => global::Curio.AsyncThread.Spawn<int>(() => Half(number), daemon, "Other.Half");

    public async global::Curio.Coro<int> HalfAsync(int number)
#pragma warning disable
#line 1 "File1.cs"
                                                                       { await global::Curio.Coro.Sleep(global::System.TimeSpan.FromMilliseconds(0)); return number / 2; }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
