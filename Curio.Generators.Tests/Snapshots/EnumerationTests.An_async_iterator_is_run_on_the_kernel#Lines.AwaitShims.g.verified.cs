//HintName: Lines.AwaitShims.g.cs
partial class Lines
{
    public global::System.Collections.Generic.IEnumerator<string?> GetEnumerator()
    {
        global::System.Collections.Generic.IAsyncEnumerator<string?> elements = GetAsyncEnumerator();
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

        static async global::Curio.Coro<bool> MoveOnKernel(global::System.Collections.Generic.IAsyncEnumerator<string?> elements) => await elements.MoveNextAsync();

        static async global::Curio.Coro DisposeOnKernel(global::System.Collections.Generic.IAsyncEnumerator<string?> elements) => await elements.DisposeAsync();
    }
}
