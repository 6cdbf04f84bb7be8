//HintName: Reader.AwaitShims.g.cs
partial class Reader
{
    public string Read(string item) => global::Curio.AsyncThread.AWAIT(((global::Plain)this).ReadAsync(item));

    public string Read(object item) => global::Curio.AsyncThread.AWAIT(ReadAsync(item));
}
