//HintName: Base.AwaitShims.g.cs
partial class Base
{
    public global::System.Collections.Generic.IEnumerator<int> GetEnumerator()
    {
        global::System.Collections.Generic.IAsyncEnumerator<int> elements = GetAsyncEnumerator();
        try
        {
            while (global::Curio.AsyncThread.AWAIT(MoveOnKernel(elements)))
            {
                yield return elements.Current;
            }
        }
        finally
        {
            global::Curio.AsyncThread.AWAIT(DisposeOnKernel(elements));
        }

        static async global::Curio.Coro<bool> MoveOnKernel(global::System.Collections.Generic.IAsyncEnumerator<int> elements) => await elements.MoveNextAsync();

        static async global::Curio.Coro DisposeOnKernel(global::System.Collections.Generic.IAsyncEnumerator<int> elements) => await elements.DisposeAsync();
    }
}
