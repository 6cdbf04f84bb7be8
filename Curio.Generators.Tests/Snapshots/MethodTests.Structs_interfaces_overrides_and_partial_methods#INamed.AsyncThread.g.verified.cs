//HintName: INamed.AsyncThread.g.cs
partial interface INamed
{
    public sealed global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnName(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Name(), daemon, "INamed.Name");

    public async global::Curio.Coro<string> NameAsync()
#pragma warning disable
#line 6 "File0.cs"
                                                       => await Later.Value("interface");
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
