using Curio.Tests.Support;

namespace Curio.Tests.Kernel.Universal;

/// <summary>
/// A synchronization context that is slow to take what is posted: it stops whoever completes a wait, between deciding the fate
/// of several waiters and telling the next of them.
/// </summary>
internal sealed class StalledContext : SynchronizationContext, IDisposable
{
    private readonly ManualResetEventSlim _isPosting = new();
    private readonly ManualResetEventSlim _mayGoOn = new();

    /// <summary>Waits until somebody is stopped.</summary>
    public void AwaitPost() => Assert.True(_isPosting.Wait(Until.Patience));

    /// <summary>Lets go on who is stopped.</summary>
    public void Release() => _mayGoOn.Set();

    /// <summary>Starts async code under this context.</summary>
    public Task Start(Func<Task> code)
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        try
        {
            return code();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        _isPosting.Set();
        _mayGoOn.Wait(Until.Patience);
        ThreadPool.QueueUserWorkItem(_ => d(state));
    }

    public void Dispose()
    {
        _isPosting.Dispose();
        _mayGoOn.Dispose();
    }
}
