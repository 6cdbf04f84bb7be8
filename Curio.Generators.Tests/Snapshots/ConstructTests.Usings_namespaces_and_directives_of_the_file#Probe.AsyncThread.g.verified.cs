//HintName: Probe.AsyncThread.g.cs
using System.Text;
using Words = System.Collections.Generic.List<string>;
using static System.Math;

partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 32 "File0.cs"
                                                                      => await new Outer.Space.Deep.Holder.Reading(1).TextAsync();
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
