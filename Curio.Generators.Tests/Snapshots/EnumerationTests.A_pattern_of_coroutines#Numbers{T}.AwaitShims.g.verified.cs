//HintName: Numbers{T}.AwaitShims.g.cs
partial class Numbers<T>
{
    public int Count() => global::Curio.AsyncThread.AWAIT(CountAsync());

    public global::System.Collections.Generic.IEnumerator<(T? Value, int Left)> GetEnumerator()
    {
        global::Numbers<T>.Steps elements = GetAsyncEnumerator();
        try
        {
            while (global::Curio.AsyncThread.AWAIT(elements.MoveNextAsync()))
            {
                yield return elements.Current;
            }
        }
        finally
        {
            global::Curio.AsyncThread.AWAIT(elements.DisposeAsync());
        }
    }
}
