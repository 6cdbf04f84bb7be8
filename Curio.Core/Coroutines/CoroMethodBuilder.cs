using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// Builds the coroutine of an async method without a result. Called by the code that the C# compiler emits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct CoroMethodBuilder
{
    private CoroMethodBuilder<Nothing> _builder;

    /// <inheritdoc cref="CoroMethodBuilder{T}.Create"/>
    public static CoroMethodBuilder Create() => default;

    /// <inheritdoc cref="CoroMethodBuilder{T}.Start"/>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
        => _builder.Start(ref stateMachine);

    /// <inheritdoc cref="CoroMethodBuilder{T}.Task"/>
    public readonly Coro Task
    {
        get
        {
            Coro<Nothing> coroutine = _builder.Task;
            return new Coro(coroutine.Source!);
        }
    }

    /// <inheritdoc cref="CoroMethodBuilder{T}.SetStateMachine"/>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <inheritdoc cref="CoroMethodBuilder{T}.AwaitOnCompleted"/>
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => _builder.AwaitOnCompleted(ref awaiter, ref stateMachine);

    /// <inheritdoc cref="CoroMethodBuilder{T}.AwaitOnCompleted"/>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => _builder.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);

    /// <summary>Ends the coroutine.</summary>
    public readonly void SetResult() => _builder.SetResult(default);

    /// <inheritdoc cref="CoroMethodBuilder{T}.SetException"/>
    public readonly void SetException(Exception exception) => _builder.SetException(exception);
}
