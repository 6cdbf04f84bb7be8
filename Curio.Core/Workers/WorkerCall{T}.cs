namespace Curio;

/// <summary>A call in one of the kernel's worker threads.</summary>
internal sealed class WorkerCall<T>(
    ThreadWorkers workers,
    Func<CancellationToken, T> function,
    bool usesToken = false,
    Action<Task<T>>? whenAbandoned = null)
    : ThreadCall<T>(function, usesToken, whenAbandoned, isQueued: false)
{
    private WorkerThread? _worker;

    /// <inheritdoc/>
    internal override object Label => "Coro.RunInThread";

    /// <inheritdoc/>
    private protected override void Launch() => _worker = workers.Start(this);

    /// <inheritdoc/>
    private protected override void OnEnded() => workers.Return(_worker!);

    /// <inheritdoc/>
    private protected override void OnAbandoned() => _worker!.Retire();
}
