using System.Runtime.CompilerServices;

namespace Curio.Tests.Diagnostics;

/// <summary>Awaitable and awaiter in one.</summary>
public readonly struct GateAwaiter(int line, int result, Exception? failure) : ICriticalNotifyCompletion, IGated
{
    public int Line => line;

    public bool IsCompleted => false;

    public GateAwaiter GetAwaiter() => this;

    public int GetResult() => failure is null ? result : throw failure;

    public void OnCompleted(Action continuation) => ProbeLog.Add(new ProbeStop(continuation, line));

    public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);
}
