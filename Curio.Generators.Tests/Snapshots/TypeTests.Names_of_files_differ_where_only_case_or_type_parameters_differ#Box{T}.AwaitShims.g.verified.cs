//HintName: Box{T}.AwaitShims.g.cs
partial class Box<T>
{
    public int Get() => global::Curio.AsyncThread.AWAIT(GetAsync());
}
