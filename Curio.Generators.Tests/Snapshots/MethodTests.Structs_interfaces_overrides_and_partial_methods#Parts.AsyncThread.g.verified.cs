//HintName: Parts.AsyncThread.g.cs
partial class Parts
{
    public global::Curio.Coro<global::Curio.AsyncThread<int>> SpawnSum(int a, int b = 2, bool daemon = false)
        => global::Curio.AsyncThread.Spawn<int>(() => Sum(a, b), daemon, "Parts.Sum");

    public async global::Curio.Coro<int> SumAsync(int a, int b = 2)
#pragma warning disable
#line 10 "File0.cs"
                                                                                                                   => await Later.Value(a + b);
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
