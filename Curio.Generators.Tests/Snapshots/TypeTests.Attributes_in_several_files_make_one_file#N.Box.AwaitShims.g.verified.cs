//HintName: N.Box.AwaitShims.g.cs
namespace N;

partial class Box
{
    internal int One() => global::Curio.AsyncThread.AWAIT(OneAsync());

    public int Two() => global::Curio.AsyncThread.AWAIT(TwoAsync());

    public int Three() => global::Curio.AsyncThread.AWAIT(ThreeAsync());
}
