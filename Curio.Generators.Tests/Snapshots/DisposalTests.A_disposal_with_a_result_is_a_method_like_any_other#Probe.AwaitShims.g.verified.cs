//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    public string Dispose() => global::Curio.AsyncThread.AWAIT(DisposeAsync());

    public string Dispose(int i) => global::Curio.AsyncThread.AWAIT(DisposeAsync(i));

    public string Dispose<T>() => global::Curio.AsyncThread.AWAIT(DisposeAsync<T>());
}
