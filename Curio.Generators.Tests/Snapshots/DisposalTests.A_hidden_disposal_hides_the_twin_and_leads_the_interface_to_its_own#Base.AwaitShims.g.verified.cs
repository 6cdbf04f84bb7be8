//HintName: Base.AwaitShims.g.cs
partial class Base : global::System.IDisposable
{
    public void Dispose() => global::Curio.AsyncThread.AWAIT(DisposeAsync());
}
