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
        await Note(await Twice(Plain(2)));
        await foreach (int number in Count(2)) { log.Add("c" + number); }
        int[] doubled = [.. new[] { 1, 2 }.Select(n => n * 2)];
        Func<int, int> lambda = n => n + doubled.Length;
        return string.Join(' ', log) + await Generic("g") + lambda(1);

        static int Plain(int n) => n + 1;
        static async global::Curio.Coro<int> Twice(int n) => await Later.Value(n) * 2;
        async global::Curio.Coro Note(int n) { async global::Curio.Coro<int> AndMore() { return await Twice(n); } log.Add($"n{await AndMore()}"); }
        async global::System.Collections.Generic.IAsyncEnumerable<int> Count(int to) { for (int i = 0; i < to; i++) { yield return await Later.Value(i); } }
        async global::Curio.Coro<T?> Generic<T>(T? value) where T : class => await Later.Value(value);
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
