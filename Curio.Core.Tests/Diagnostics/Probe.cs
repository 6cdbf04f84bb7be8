using System.Runtime.CompilerServices;

namespace Curio.Tests.Diagnostics;

/// <summary>A task whose builder reports every suspension to <see cref="ProbeLog"/>.</summary>
[AsyncMethodBuilder(typeof(ProbeBuilder))]
public sealed class Probe : INotifyCompletion
{
    private Action? _continuation;

    public bool IsCompleted { get; private set; }

    public Exception? Failure { get; private set; }

    public Probe GetAwaiter() => this;

    public void GetResult()
    {
        if (Failure is not null)
        {
            throw Failure;
        }
    }

    public void OnCompleted(Action continuation) => _continuation = continuation;

    internal void Complete(Exception? failure)
    {
        (IsCompleted, Failure) = (true, failure);
        _continuation?.Invoke();
    }
}
