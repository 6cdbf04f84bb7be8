//HintName: Box.AwaitShims.g.cs
partial class Box
{
    public int Get() => global::Curio.AsyncThread.AWAIT(GetAsync());
}
