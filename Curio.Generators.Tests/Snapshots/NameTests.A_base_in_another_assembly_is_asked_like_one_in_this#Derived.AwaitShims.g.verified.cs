//HintName: Derived.AwaitShims.g.cs
partial class Derived
{
    public new void Put(int item) => global::Curio.AsyncThread.AWAIT(PutAsync(item));
}
