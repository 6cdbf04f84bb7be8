//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 16 "File0.cs"
    {
        Base b = new Derived();
        INamed named = new Named();
        int spawned = await (await new Reading(4).SpawnTwice(2)).JoinAsync();
        return $"{await new Reading(3).TwiceAsync(2)} {spawned} {await named.NameAsync()} {await b.WhoAsync()} {await b.HiddenAsync()} {await new Derived().HiddenAsync()} {await new Parts().SumAsync(1)} {await "abc".SizeAsync()}";
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
