using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// Builds the coroutine of an async method. Called by the code that the C# compiler emits, in the order in which its
/// members stand here.
/// </summary>
/// <typeparam name="T">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct CoroMethodBuilder<T>
{
    private CoroFrame<T>? _frame;

    /// <summary>Makes a builder for one call of the method.</summary>
    /// <returns>The builder.</returns>
    public static CoroMethodBuilder<T> Create() => default;

    /// <summary>Moves the state machine into a frame. It runs nothing: a coroutine is cold.</summary>
    /// <typeparam name="TStateMachine">The compiler's type for the method.</typeparam>
    /// <param name="stateMachine">The state machine, with the arguments in it.</param>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        var frame = CoroFrame<TStateMachine, T>.Rent();

        // Before the copy: this builder is a field of the state machine, and the copy must know its frame.
        _frame = frame;
        frame.Load(ref stateMachine);
    }

    /// <summary>The coroutine that the method returns.</summary>
    public readonly Coro<T> Task => new(_frame!);

    /// <summary>Has no use: the frame holds the state machine from the start.</summary>
    /// <param name="stateMachine">Ignored.</param>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>Suspends the method on an awaiter.</summary>
    /// <typeparam name="TAwaiter">The type of the awaiter.</typeparam>
    /// <typeparam name="TStateMachine">The compiler's type for the method.</typeparam>
    /// <param name="awaiter">What the method awaits.</param>
    /// <param name="stateMachine">The state machine, in the frame.</param>
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => ForeignWait.Await(ref awaiter, _frame!);

    /// <inheritdoc cref="AwaitOnCompleted"/>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        // Constants for the JIT: without boxing, and for a coroutine's awaiter the link is all that is left.
        if (default(TAwaiter) is not null && awaiter is ICoroAwaiter)
        {
            Unsafe.As<TAwaiter, CoroAwaiter>(ref awaiter).Source.Parent = _frame;
            return;
        }

        ForeignWait.UnsafeAwait(ref awaiter, _frame!);
    }

    /// <summary>Ends the coroutine with a result.</summary>
    /// <param name="result">The value that the method returned.</param>
    public readonly void SetResult(T result) => _frame!.SetResult(result);

    /// <summary>Ends the coroutine with an exception.</summary>
    /// <param name="exception">What the method threw.</param>
    public readonly void SetException(Exception exception) => _frame!.SetException(exception);
}
