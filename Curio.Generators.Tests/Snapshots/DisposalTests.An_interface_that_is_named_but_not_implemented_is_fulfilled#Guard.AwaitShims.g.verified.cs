//HintName: Guard.AwaitShims.g.cs
partial class Guard
{
    public void Dispose()
    {
        global::Curio.AsyncThread.AWAIT(OnKernel(this));

        // Called here, it would run on this thread up to its first await; a coroutine calls it on the kernel's.
        static async global::Curio.Coro OnKernel(Guard self) => await self.DisposeAsync();
    }
}
