//HintName: Outer{T}.Guard{T}.AwaitShims.g.cs
partial class Outer<T>
{
    partial class Guard<T> : global::System.IDisposable
    {
        public void Dispose()
        {
            global::Curio.AsyncThread.AWAIT(OnKernel(this));

            // Called here, it would run on this thread up to its first await; a coroutine calls it on the kernel's.
            static async global::Curio.Coro OnKernel(Guard<T> self) => await self.DisposeAsync();
        }

        public static T Echo(T EchoAsync) => global::Curio.AsyncThread.AWAIT(Guard<T>.EchoAsync(EchoAsync));
    }
}
