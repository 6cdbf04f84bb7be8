using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio;

// How a wait for a .NET task is interrupted. The compiler has stored the awaiter in the state machine and will call its
// GetResult when the method is resumed, come what may; for a task that has not ended, that call would block the thread.
// So the stored awaiter is replaced by one of the same type whose task has failed with the cancellation. This works for
// the awaiters of the BCL, which can be made from a failed task; a custom awaiter cannot be made to throw, and a wait for
// one is not interrupted.

/// <summary>Makes awaiters of a given type that throw a given exception.</summary>
[SuppressMessage("Performance", "CA1859", Justification = "The makers are called through delegates that return object.")]
internal static class FaultedAwaiters
{
    private static readonly ConcurrentDictionary<Type, Func<Exception, object>?> s_factories = new();

    /// <summary>
    /// True for the awaiter of a compiler-made async iterator's MoveNextAsync. While that runs the iterator must be left
    /// alone: giving it up would make the DisposeAsync that follows throw.
    /// </summary>
    internal static bool IsOfRunningIterator(object? awaiter)
    {
        const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic;
        object? valueTask = awaiter?.GetType().GetField("_value", Fields)?.GetValue(awaiter);
        object? source = valueTask?.GetType().GetField("_obj", Fields)?.GetValue(valueTask);
        return source is IAsyncStateMachine and IAsyncDisposable;
    }

    /// <summary>The factory for an awaiter type, or null when such an awaiter cannot be made.</summary>
    internal static Func<Exception, object>? For(Type awaiterType) => s_factories.GetOrAdd(awaiterType, Find);

    private static Func<Exception, object>? Find(Type type)
    {
        if (!type.IsGenericType)
        {
            return FindWithoutResult(type);
        }

        Type definition = type.GetGenericTypeDefinition();
        string? maker =
            definition == typeof(TaskAwaiter<>) ? nameof(OfTask)
            : definition == typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter) ? nameof(OfConfiguredTask)
            : definition == typeof(ValueTaskAwaiter<>) ? nameof(OfValueTask)
            : definition == typeof(ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter) ? nameof(OfConfiguredValueTask)
            : null;
        return maker is null
            ? null
            : typeof(FaultedAwaiters)
                .GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GetGenericArguments())
                .CreateDelegate<Func<Exception, object>>();
    }

    private static Func<Exception, object>? FindWithoutResult(Type type) =>
        type == typeof(TaskAwaiter) ? static e => Task.FromException(e).GetAwaiter()
        : type == typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter)
            ? static e => Task.FromException(e).ConfigureAwait(false).GetAwaiter()
        : type == typeof(ValueTaskAwaiter) ? static e => new ValueTask(Task.FromException(e)).GetAwaiter()
        : type == typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter)
            ? static e => new ValueTask(Task.FromException(e)).ConfigureAwait(false).GetAwaiter()
        : null;

    private static object OfTask<T>(Exception e) => Task.FromException<T>(e).GetAwaiter();

    private static object OfConfiguredTask<T>(Exception e) => Task.FromException<T>(e).ConfigureAwait(false).GetAwaiter();

    private static object OfValueTask<T>(Exception e) => new ValueTask<T>(Task.FromException<T>(e)).GetAwaiter();

    private static object OfConfiguredValueTask<T>(Exception e) =>
        new ValueTask<T>(Task.FromException<T>(e)).ConfigureAwait(false).GetAwaiter();
}
