using System.Runtime.CompilerServices;

namespace Curio.Tests.Diagnostics;

public readonly struct ProbeBuilder
{
    private ProbeBuilder(Probe task) => Task = task;

    public Probe Task { get; }

    public static ProbeBuilder Create() => new(new Probe());

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => stateMachine.MoveNext();

    public void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    public void SetResult() => Task.Complete(null);

    public void SetException(Exception exception) => Task.Complete(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        // A copy of a struct's current state goes on from here as well as the original would.
        IAsyncStateMachine copy = stateMachine;
        if (awaiter is IGated gated)
        {
            ProbeLog.Add(new ProbeStop(copy, gated.Line));
        }
        else
        {
            awaiter.OnCompleted(copy.MoveNext);
        }
    }

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => AwaitOnCompleted(ref awaiter, ref stateMachine);
}
