//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static async global::System.Collections.Generic.IAsyncEnumerable<int> NumbersAsync(int to)
#pragma warning disable
#line 9 "File0.cs"
    {
        for (int i = 0; i < to; i++)
        {
            if (i == 3) { yield break; }
            yield return await Later.Value(i);
        }
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981

    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 19 "File0.cs"
    {
        string text = "";
        await foreach (int number in NumbersAsync(9)) { text += number; }
        foreach (var (a, b) in new[] { (1, 2) }) { text += a + b; }
        return text;
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
