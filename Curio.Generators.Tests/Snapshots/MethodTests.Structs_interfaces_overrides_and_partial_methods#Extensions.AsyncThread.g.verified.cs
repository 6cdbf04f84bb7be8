//HintName: Extensions.AsyncThread.g.cs
partial class Extensions
{
    public static global::Curio.Coro<global::Curio.AsyncThread<int>> SpawnSize(this string text, bool daemon = false)
        => global::Curio.AsyncThread.Spawn<int>(() => Size(text), daemon, "Extensions.Size");

    public static async global::Curio.Coro<int> SizeAsync(this string text)
#pragma warning disable
#line 11 "File0.cs"
                                                                                         => await Later.Value(text.Length);
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
