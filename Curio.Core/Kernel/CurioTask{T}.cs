using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>A task with a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
[AwaitShims]
public partial class CurioTask<T> : CurioTask
{
    private T _result = default!;

    internal CurioTask(object label, long? parentId)
        : base(label, parentId)
    {
    }

    /// <summary>What the task returned. Rethrows what it threw, unwrapped. Counts as joining it.</summary>
    /// <exception cref="InvalidOperationException">The task has not ended.</exception>
    public new T Result
    {
        get
        {
            ThrowUnlessTerminated();
            MarkJoined();
            if (Exception is { } exception)
            {
                StoredException.Throw(exception);
            }

            return _result;
        }
    }

    /// <inheritdoc/>
    internal override bool ReturnedSomething => typeof(T) != typeof(Nothing) && _result is not null;

    /// <inheritdoc/>
    private protected override object? BoxedResult
    {
        get
        {
            T result = Result;
            return typeof(T) == typeof(Nothing) ? null : result;
        }
    }

    /// <summary>Waits until the task has ended and gives its result.</summary>
    /// <returns>A coroutine of the result.</returns>
    /// <exception cref="TaskFailedException">The task threw; the inner exception is what it threw.</exception>
    /// <exception cref="InvalidOperationException">A task joins itself, or one of another kernel.</exception>
    /// <remarks>Does not block when the task has ended. Cancelling the joiner leaves the joined task alone.</remarks>
    public new Coro<T> JoinAsync() => JoinOperation<T>.Rent(this);

    /// <inheritdoc/>
    internal override void TakeOutcome(Resumable root)
    {
        // Checked at the spawn: a task's root is of the task's type.
        CoroSource<T> source = Unsafe.As<CoroSource<T>>(root);
        _result = source.Result;
        Terminate(source.Fault);
        source.Recycle();
    }

    /// <summary>The result as it is, for those who know that the task ended well.</summary>
    internal T RawResult => _result;
}
