using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>What <c>await</c> uses of a <see cref="Coro{T}"/>. Not for direct use.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CoroAwaiter<T> : ICriticalNotifyCompletion, ICoroAwaiter
{
    // The fields of CoroAwaiter, in the same order: the builder reads one as the other.
    private readonly CoroSource<T> _source;
    private readonly int _token;

    internal CoroAwaiter(CoroSource<T>? source, int token)
    {
        _source = source ?? throw CoroAwaiter.EmptyCoroutine();
        _token = token;
    }

    /// <inheritdoc cref="CoroAwaiter.IsCompleted"/>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public bool IsCompleted => _source.Begin(_token);

    /// <summary>Ends the await: gives the coroutine's result, or throws what it threw.</summary>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The coroutine has not ended.</exception>
    public T GetResult() => _source.Take(_token);

    /// <inheritdoc cref="CoroAwaiter.OnCompleted"/>
    public void OnCompleted(Action continuation) => ForeignCode.Attach(_source, _token, continuation);

    /// <inheritdoc cref="CoroAwaiter.OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignCode.Attach(_source, _token, continuation);
}
