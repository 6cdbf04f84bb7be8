using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>What <c>await</c> uses of a <see cref="Coro"/>. Not for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CoroAwaiter : ICriticalNotifyCompletion, ICoroAwaiter
{
    // The fields of CoroAwaiter<T>, in the same order: the builder reads one as the other.
    internal readonly CoroSource Source;
    private readonly int _token;

    internal CoroAwaiter(CoroSource<Nothing>? source, int token)
    {
        Source = source ?? throw EmptyCoroutine();
        _token = token;
    }

    /// <summary>
    /// Runs the coroutine, on the calling task, until it has ended or suspends the task.
    /// </summary>
    /// <value>True when it has ended.</value>
    /// <exception cref="InvalidOperationException">
    /// The coroutine was used before, no kernel runs on this thread, or the task waits for something already.
    /// </exception>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public bool IsCompleted => Source.Begin(_token);

    /// <summary>Ends the await: throws what the coroutine threw.</summary>
    /// <exception cref="InvalidOperationException">The coroutine has not ended.</exception>
    public void GetResult() => ((CoroSource<Nothing>)Source).Take(_token);

    /// <summary>Registers what an ordinary async method does next; it runs on the kernel's thread, in the same task.</summary>
    /// <param name="continuation">Called once, when the coroutine has ended.</param>
    public void OnCompleted(Action continuation) => ForeignCode.Attach(Source, _token, continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => ForeignCode.Attach(Source, _token, continuation);

    internal static InvalidOperationException EmptyCoroutine() => new(
        "This coroutine is empty: it is the default value of its type. Call a method that returns a coroutine.");
}
