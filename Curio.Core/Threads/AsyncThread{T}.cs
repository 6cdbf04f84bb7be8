namespace Curio;

/// <summary>An async thread with a result; see <see cref="AsyncThread.Spawn{T}(Func{T}, bool, string?)"/>.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public sealed class AsyncThread<T> : CurioTask<T>, IThreadTask
{
    private readonly ThreadBridge _bridge;

    internal AsyncThread(object label, long? parentId, ThreadBridge bridge)
        : base(label, parentId) => _bridge = bridge;

    /// <inheritdoc/>
    ThreadBridge IThreadTask.Bridge => _bridge;
}
