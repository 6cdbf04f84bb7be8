//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    #nullable disable annotations
    public static string Join(string left = null, global::System.Collections.Generic.List<string> right = null)
        => global::Curio.AsyncThread.AWAIT(JoinAsync(left, right));
    #nullable enable annotations

    public static int Plain(int i) => global::Curio.AsyncThread.AWAIT(PlainAsync(i));
}
