//HintName: Guard.AwaitShims.g.cs
partial class Guard : global::System.IDisposable
{
    public void Dispose() => global::Curio.AsyncThread.AWAIT(DisposeAsync());
}
