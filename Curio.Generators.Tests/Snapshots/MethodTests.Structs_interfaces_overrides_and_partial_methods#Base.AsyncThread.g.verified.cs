//HintName: Base.AsyncThread.g.cs
partial class Base
{
    public global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnWho(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Who(), daemon, "Base.Who");

    public virtual async global::Curio.Coro<string> WhoAsync()
#pragma warning disable
#line 8 "File0.cs"
                                                               => await Later.Value("base");
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981

    public global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnHidden(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Hidden(), daemon, "Base.Hidden");

    public async global::Curio.Coro<string> HiddenAsync()
#pragma warning disable
#line 8 "File0.cs"
                                                                                                                                   => "hidden";
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
