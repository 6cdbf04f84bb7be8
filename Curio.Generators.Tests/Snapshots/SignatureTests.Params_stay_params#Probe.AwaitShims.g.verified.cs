//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    public static int Sum(string first, params int[] rest) => global::Curio.AsyncThread.AWAIT(SumAsync(first, rest));

    public static int Count(params global::System.Collections.Generic.IEnumerable<string> all)
        => global::Curio.AsyncThread.AWAIT(CountAsync(all));

    public static int Box(params object?[] all) => global::Curio.AsyncThread.AWAIT(BoxAsync(all));
}
