//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    public int One(int start = 1) => global::Curio.AsyncThread.AWAIT(OneAsync(start));

    private int Two() => global::Curio.AsyncThread.AWAIT(TwoAsync());

    private int Three() => global::Curio.AsyncThread.AWAIT(ThreeAsync());
}
