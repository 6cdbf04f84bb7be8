//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    public string Get<T>(T item) => global::Curio.AsyncThread.AWAIT(GetAsync<T>(item));

    public string Put(int item) => global::Curio.AsyncThread.AWAIT(PutAsync(item));
}
