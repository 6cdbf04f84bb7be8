//HintName: BOX-2.AwaitShims.g.cs
partial class BOX
{
    public int Get() => global::Curio.AsyncThread.AWAIT(GetAsync());
}
