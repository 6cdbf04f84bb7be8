//HintName: Box{T,U}.AwaitShims.g.cs
partial class Box<T, U>
{
    public int Get() => global::Curio.AsyncThread.AWAIT(GetAsync());
}
