//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    public static string Yes() => global::Curio.AsyncThread.AWAIT(YesAsync());
}
