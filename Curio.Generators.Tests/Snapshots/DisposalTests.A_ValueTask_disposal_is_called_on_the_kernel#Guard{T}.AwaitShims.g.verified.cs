//HintName: Guard{T}.AwaitShims.g.cs
partial struct Guard<T> : global::System.IDisposable
{
    public void Dispose()
    {
        global::Curio.AsyncThread.AWAIT(OnKernel(this));

        // Called here, it would run on this thread up to its first await; a coroutine calls it on the kernel's.
        static async global::Curio.Coro OnKernel(Guard<T> self) => await self.DisposeAsync();
    }
}
