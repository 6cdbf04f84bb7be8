//HintName: Source.AwaitShims.g.cs
partial class Source : global::System.IDisposable
{
    public string Next(string name = "a") => global::Curio.AsyncThread.AWAIT(NextAsync(name));

    public void Dispose()
    {
        global::Curio.AsyncThread.AWAIT(OnKernel(this));

        // Called here, it would run on this thread up to its first await; a coroutine calls it on the kernel's.
        static async global::Curio.Coro OnKernel(Source self) => await self.DisposeAsync();
    }

    public global::System.Collections.Generic.IEnumerator<string> GetEnumerator()
    {
        global::System.Collections.Generic.IAsyncEnumerator<string> elements = GetAsyncEnumerator();
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

        static async global::Curio.Coro<bool> MoveOnKernel(global::System.Collections.Generic.IAsyncEnumerator<string> elements) => await elements.MoveNextAsync();

        static async global::Curio.Coro DisposeOnKernel(global::System.Collections.Generic.IAsyncEnumerator<string> elements) => await elements.DisposeAsync();
    }
}
