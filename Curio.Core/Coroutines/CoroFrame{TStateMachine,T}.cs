using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Curio;

/// <summary>
/// The pooled frame of one async method: the compiler's state machine, moved to the heap when the method is called.
/// </summary>
/// <remarks>
/// The pool is one list a thread and state machine type. A frame comes back when its result is taken; see the table in
/// CoroSource.cs for what catches a second use.
/// </remarks>
internal sealed class CoroFrame<TStateMachine, T> : CoroFrame<T>
    where TStateMachine : IAsyncStateMachine
{
    [ThreadStatic]
    private static CoroFrame<TStateMachine, T>? t_free;

    private TStateMachine _stateMachine = default!;

    /// <inheritdoc/>
    public override Type StateMachineType => typeof(TStateMachine);

    internal static CoroFrame<TStateMachine, T> Rent() =>
        SourcePool.TryRent(ref t_free) ?? new CoroFrame<TStateMachine, T>();

    // The copy stands in a method of its own whose prologue clears the upper halves of the vector registers (it does so
    // because the method contains 256-bit code, be it on a path that is never taken). On Intel server processors with
    // .NET 10, copying four or more references uses a write barrier with legacy SSE instructions, which cost about 220 ns
    // instead of 15 when a caller left those halves dirty. Found with a queue's put, 300 ns before and 50 ns after.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Load(ref TStateMachine stateMachine)
    {
        if (Count < 0)
        {
            Vector256<int> wide = Vector256.Create(Count);
            Count = (wide + wide).GetElement(0);
        }

        _stateMachine = stateMachine;
    }

    /// <inheritdoc/>
    public override int ReadState()
    {
        FieldInfo? field = StateField();
        return field is null ? -1 : (int)field.GetValue(_stateMachine)!;
    }

    /// <inheritdoc/>
    public override object? ReadAwaiter(Type awaiterType) => AwaiterField(awaiterType)?.GetValue(_stateMachine);

    /// <inheritdoc/>
    public override bool TryReplaceAwaiter(Type awaiterType, object awaiter)
    {
        FieldInfo? field = AwaiterField(awaiterType);
        if (field is null)
        {
            return false;
        }

        object boxed = _stateMachine;
        field.SetValue(boxed, awaiter);
        _stateMachine = (TStateMachine)boxed;
        return true;
    }

    /// <inheritdoc/>
    internal override bool Step()
    {
        _stateMachine.MoveNext();
        return Ended;
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _stateMachine = default!;
        SourcePool.Return(ref t_free, this);
    }

    /// <summary>The compiler keeps one field for each type of awaiter, and one of type object for all that are classes.</summary>
    private static FieldInfo? AwaiterField(Type awaiterType)
    {
        Type fieldType = awaiterType.IsValueType ? awaiterType : typeof(object);
        return Array.Find(
            Fields(),
            field => field.FieldType == fieldType && field.Name.StartsWith("<>u__", StringComparison.Ordinal));
    }

    private static FieldInfo? StateField() =>
        Array.Find(Fields(), static field => field.Name == "<>1__state");

    private static FieldInfo[] Fields() =>
        typeof(TStateMachine).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
