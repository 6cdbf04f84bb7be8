//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    private int One() => global::Curio.AsyncThread.AWAIT(OneAsync());

    internal int Two() => global::Curio.AsyncThread.AWAIT(TwoAsync());

    private int Three() => global::Curio.AsyncThread.AWAIT(ThreeAsync());
}
