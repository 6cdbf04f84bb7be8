//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 10 "File0.cs"
    {
        List<string> log = [];
        await Later.Nothing(log, "first");
        await Later.Nothing(log, "second");
        int length = (await Later.Value("four")).Length;
        var sum = await Later.Value(1) + await
            Later.Value(2); // and two
        string text = $"{await Later.Value(3)}{(await Later.Value("x"))!.ToUpperInvariant()}{(await Later.Value(new[] { 7, 8 }))[1]}";
        string nested = await Later.Value(await Later.Value("deep") + (await Later.Value<string?>(null))?.Length);
        Coro<int> made = sum > 2 ? Later.Value(5) : Later.Value(6);
        int chosen = await (sum > 2 ? made : Later.Value(-1));
        int plain = AWAIT(sum * 2) + AWAIT(4);
        return $"{string.Join(' ', log)} {length} {sum} {text} {nested} {chosen} {(await Later.Value(plain) is int number && number > 3 ? number : 0)}";
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
