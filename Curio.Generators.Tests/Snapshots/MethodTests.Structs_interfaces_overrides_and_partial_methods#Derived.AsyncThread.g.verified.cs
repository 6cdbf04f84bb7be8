//HintName: Derived.AsyncThread.g.cs
partial class Derived
{
    public override async global::Curio.Coro<string> WhoAsync()
#pragma warning disable
#line 9 "File0.cs"
                                                                          => await Later.Value("derived") + await base.WhoAsync();
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981

    public new global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnHidden(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Hidden(), daemon, "Derived.Hidden");

    public new async global::Curio.Coro<string> HiddenAsync()
#pragma warning disable
#line 9 "File0.cs"
                                                                                                                                                                  => "shown";
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
