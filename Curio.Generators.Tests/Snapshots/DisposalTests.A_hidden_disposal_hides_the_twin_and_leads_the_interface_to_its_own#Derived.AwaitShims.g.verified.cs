//HintName: Derived.AwaitShims.g.cs
partial class Derived : global::System.IDisposable
{
    public new void Dispose() => global::Curio.AsyncThread.AWAIT(DisposeAsync());
}
