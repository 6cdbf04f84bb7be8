//HintName: Derived.AwaitShims.g.cs
partial class Derived
{
    public new string Put(string item) => global::Curio.AsyncThread.AWAIT(PutAsync(item));

    public string Put(object item) => global::Curio.AsyncThread.AWAIT(PutAsync(item));
}
