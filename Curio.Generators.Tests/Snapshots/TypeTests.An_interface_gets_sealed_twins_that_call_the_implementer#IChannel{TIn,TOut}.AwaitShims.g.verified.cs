//HintName: IChannel{TIn,TOut}.AwaitShims.g.cs
partial interface IChannel<in TIn, out TOut> : global::System.IDisposable
{
    public sealed int Count() => global::Curio.AsyncThread.AWAIT(CountAsync());

    public sealed void Put(TIn item) => global::Curio.AsyncThread.AWAIT(PutAsync(item));

    public static string Name() => global::Curio.AsyncThread.AWAIT(NameAsync());

    void global::System.IDisposable.Dispose() => global::Curio.AsyncThread.AWAIT(DisposeAsync());
}
