//HintName: Guard.AwaitShims.g.cs
partial struct Guard
{
    public void Dispose() => global::Curio.AsyncThread.AWAIT(DisposeAsync());
}
