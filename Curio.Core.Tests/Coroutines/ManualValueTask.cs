using System.Threading.Tasks.Sources;

namespace Curio.Tests.Coroutines;

/// <summary>A <see cref="ValueTask{TResult}"/> that stands on a source of its own, as those of sockets and channels do.</summary>
internal sealed class ManualValueTask : IValueTaskSource<int>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<int> _core;

    public ManualValueTask(bool runsContinuationsElsewhere = false) =>
        _core.RunContinuationsAsynchronously = runsContinuationsElsewhere;

    public ValueTask<int> Task => new(this, _core.Version);

    public ValueTask Untyped => new(this, _core.Version);

    /// <summary>How often somebody took the outcome: such a source allows it once.</summary>
    public int Taken { get; private set; }

    /// <summary>What was taken, for those who await it without its result.</summary>
    public int LastResult { get; private set; }

    public void Set(int result) => _core.SetResult(result);

    public void Fail(Exception exception) => _core.SetException(exception);

    public int GetResult(short token)
    {
        Taken++;
        return LastResult = _core.GetResult(token);
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
