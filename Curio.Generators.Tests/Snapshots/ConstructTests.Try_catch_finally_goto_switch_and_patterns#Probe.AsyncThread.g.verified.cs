//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 9 "File0.cs"
    {
        List<string> log = [];
        int round = 0;
    again:
        try
        {
            if (await Later.Value<object>(round) is int and > 1) throw new FormatException("two");
            log.Add(await Later.Value<object>("s") switch { string s when s.Length == 1 => s + round, _ => "?" });
            round++;
            goto again;
        }
        catch (FormatException e) when (e.Message == "two")
        {
            log.Add(await Later.Value(e.Message));
        }
        finally
        {
            log.Add(await Later.Value("f"));
        }
        for (int i = 0; i < await Later.Value(2); i++) { if (i == 1) { continue; } log.Add("for" + i); }
        while (await Later.Value(round--) > 1) { log.Add("while"); }
        do { round += await Later.Value(1); } while (round < 3);
        switch (await Later.Value(round)) { case 3: log.Add("three"); goto default; default: log.Add("end"); break; }
        return string.Join(' ', log);
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
