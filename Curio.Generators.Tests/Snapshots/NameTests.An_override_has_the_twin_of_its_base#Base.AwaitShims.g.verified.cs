//HintName: Base.AwaitShims.g.cs
partial class Base
{
    public string Get() => global::Curio.AsyncThread.AWAIT(GetAsync());

    public string Put(string item) => global::Curio.AsyncThread.AWAIT(PutAsync(item));
}
