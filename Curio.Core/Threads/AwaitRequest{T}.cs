using System.Runtime.ExceptionServices;

namespace Curio;

/// <summary>A coroutine that an async thread awaits.</summary>
internal sealed class AwaitRequest<T>(Coro<T> coroutine) : AwaitRequest
{
    private T _result = default!;
    private ExceptionDispatchInfo? _failure;

    /// <summary>The outcome, on the thread, once the task has answered.</summary>
    internal T Outcome
    {
        get
        {
            _failure?.Throw();
            return _result;
        }
    }

    /// <inheritdoc/>
    internal override async Coro ExecuteAsync()
    {
        if (Flow is { } flow)
        {
            ExecutionContext.Restore(flow);
        }

        try
        {
            _result = await coroutine;
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }

        Flow = ExecutionContext.Capture();
    }
}
