using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>An asynchronous disposable that an async thread disposes of; a second time does nothing.</summary>
internal sealed class AwaitedDisposal(IAsyncDisposable resource) : IDisposable
{
    [SuppressMessage("Usage", "CA2213", Justification = "Dispose closes it, through a coroutine.")]
    private IAsyncDisposable? _resource = resource;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _resource, null) is { } open)
        {
            AsyncThread.AWAIT(Close(open));
        }

        static async Coro Close(IAsyncDisposable open) => await open.DisposeAsync();
    }
}
