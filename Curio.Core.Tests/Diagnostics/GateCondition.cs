using System.Runtime.CompilerServices;

namespace Curio.Tests.Diagnostics;

/// <summary>Awaitable of whether a sequence has another item.</summary>
public readonly struct GateCondition(GateAwaiter awaiter) : ICriticalNotifyCompletion, IGated
{
    public bool IsCompleted => false;

    public int Line => awaiter.Line;

    public GateCondition GetAwaiter() => this;

    public bool GetResult() => awaiter.GetResult() > 0;

    public void OnCompleted(Action continuation) => awaiter.OnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => awaiter.OnCompleted(continuation);
}
