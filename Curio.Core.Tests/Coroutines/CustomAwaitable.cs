using System.Runtime.CompilerServices;

namespace Curio.Tests.Coroutines;

/// <summary>Something to await that is none of the BCL's: an awaiter of each kind the compiler knows.</summary>
internal sealed class CustomAwaitable
{
    private Action? _continuation;
    private Exception? _failure;

    /// <summary>True once there is an outcome.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>How often a continuation was registered.</summary>
    public int Registrations { get; private set; }

    /// <summary>The value that the await gives.</summary>
    public int Value { get; private set; }

    /// <summary>True to have the outcome there when a continuation is being registered, and call it at once.</summary>
    public bool CompletesInline { get; init; }

    /// <summary>What registering a continuation throws, or null.</summary>
    public Exception? RegistrationFailure { get; init; }

    /// <summary>Awaits with an awaiter of one kind.</summary>
    public static async Coro<int> As(string kind, CustomAwaitable awaitable) => kind switch
    {
        "struct" => await new Struct(awaitable),
        "class" => await new Class(awaitable),
        "critical struct" => await new CriticalStruct(awaitable),
        "critical class" => await new CriticalClass(awaitable),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public void Complete(int value)
    {
        Value = value;
        IsCompleted = true;
        _continuation?.Invoke();
    }

    public void Fail(Exception failure)
    {
        _failure = failure;
        Complete(0);
    }

    /// <summary>Calls the continuation once more, as a careless awaitable might.</summary>
    public void CompleteAgain() => _continuation!();

    private void Register(Action continuation)
    {
        if (RegistrationFailure is not null)
        {
            throw RegistrationFailure;
        }

        Registrations++;
        _continuation = continuation;
        if (CompletesInline)
        {
            Complete(7);
        }
    }

    private int Take() => !IsCompleted ? throw new InvalidOperationException("There is no outcome yet.")
        : _failure is not null ? throw _failure
        : Value;

    private readonly struct Struct(CustomAwaitable awaitable) : INotifyCompletion
    {
        public bool IsCompleted => awaitable.IsCompleted;

        public Struct GetAwaiter() => this;

        public int GetResult() => awaitable.Take();

        public void OnCompleted(Action continuation) => awaitable.Register(continuation);
    }

    private readonly struct CriticalStruct(CustomAwaitable awaitable) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => awaitable.IsCompleted;

        public CriticalStruct GetAwaiter() => this;

        public int GetResult() => awaitable.Take();

        public void OnCompleted(Action continuation) => throw new NotSupportedException("The compiler calls the unsafe one.");

        public void UnsafeOnCompleted(Action continuation) => awaitable.Register(continuation);
    }

    private sealed class Class(CustomAwaitable awaitable) : INotifyCompletion
    {
        public bool IsCompleted => awaitable.IsCompleted;

        public Class GetAwaiter() => this;

        public int GetResult() => awaitable.Take();

        public void OnCompleted(Action continuation) => awaitable.Register(continuation);
    }

    private sealed class CriticalClass(CustomAwaitable awaitable) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => awaitable.IsCompleted;

        public CriticalClass GetAwaiter() => this;

        public int GetResult() => awaitable.Take();

        public void OnCompleted(Action continuation) => throw new NotSupportedException("The compiler calls the unsafe one.");

        public void UnsafeOnCompleted(Action continuation) => awaitable.Register(continuation);
    }
}
