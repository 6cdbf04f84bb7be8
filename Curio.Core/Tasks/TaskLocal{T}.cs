using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// A variable of which every task has its own value. A task starts with the values that its parent had at the spawn; what
/// either changes afterwards the other does not see.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>
/// <para>Usually a static field. Unlike <see cref="AsyncLocal{T}"/>, which flows the same way, it knows whether a value was set, has
/// a default, and refuses to be used where there is no task whose value it could be.</para>
/// <para>Coroutines that a task awaits share its values, and so does an async thread with the coroutines that it awaits. A
/// function in a worker thread starts with the values of its caller; what it sets ends with it. So does what an <c>async Task</c>
/// method or an async iterator sets: .NET gives the caller of such a method its own values back.</para>
/// <para>The values are not copied: a mutable object is shared by all who inherit it.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class TaskLocal<T>
{
    // The kernel keeps an execution context for each task, which is all that inheritance and isolation need. The box tells
    // "set to the default" from "not set"; it is never written again, because parent and child share it.
    private readonly AsyncLocal<StrongBox<T>?> _box = new();
    private readonly T _defaultValue;

    /// <summary>Makes a variable whose value is the default of its type where none was set.</summary>
    public TaskLocal()
        : this(default!)
    {
    }

    /// <summary>Makes a variable with a default of its own.</summary>
    /// <param name="defaultValue">Its value where none was set.</param>
    public TaskLocal(T defaultValue) => _defaultValue = defaultValue;

    /// <summary>The value of the current task: what it set or inherited, else the default.</summary>
    /// <exception cref="InvalidOperationException">No task is running here.</exception>
    [MaybeNull]
    public T Value
    {
        get => Box is { } box ? box.Value : _defaultValue;
        set => Box = new StrongBox<T>(value);
    }

    /// <summary>True when the current task has set or inherited a value and has not removed it.</summary>
    /// <exception cref="InvalidOperationException">No task is running here.</exception>
    public bool IsSet => Box is not null;

    private StrongBox<T>? Box
    {
        get
        {
            ThrowUnlessInTask();
            return _box.Value;
        }

        set
        {
            ThrowUnlessInTask();
            _box.Value = value;
        }
    }

    /// <summary>Removes the current task's value, so that it has the default again. Harmless when there is none.</summary>
    /// <exception cref="InvalidOperationException">No task is running here.</exception>
    public void Remove() => Box = null;

    /// <summary>The variable and its value, for a person. Works everywhere.</summary>
    /// <returns>Such as <c>TaskLocal&lt;Int32&gt;(3)</c>, or <c>(not set)</c> behind the name.</returns>
    public override string ToString() => $"{Name}({(_box.Value is { } box ? box.Value : "not set")})";

    private static string Name => $"TaskLocal<{typeof(T).Name}>";

    private static void ThrowUnlessInTask()
    {
        if (!TaskThread.IsInTask)
        {
            throw new InvalidOperationException(
                $"A {Name} was used where no Curio task is running, so that there is no task whose value it could be. Use it in a "
                + "coroutine, an async thread or a function given to Coro.RunInThread(…); in an ordinary async method not after "
                + "ConfigureAwait(false), which leaves the task.");
        }
    }
}
