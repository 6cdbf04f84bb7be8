namespace Curio;

/// <summary>An async thread with a result; see <see cref="AsyncThread.Spawn{T}(Func{T}, bool, string?)"/>.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public sealed class AsyncThread<T> : CurioTask<T>
{
    internal AsyncThread(object label, long? parentId)
        : base(label, parentId)
    {
    }
}
