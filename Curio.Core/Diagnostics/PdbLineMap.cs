using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio.Diagnostics;

/// <summary>
/// Tells on which line a suspended async method stands, from nothing but its state number and the portable PDB of its assembly.
/// Costs nothing until it is asked; then what it learns about a state machine is kept for as long as its type lives. Any thread.
/// </summary>
/// <remarks>
/// The answer is null when there is no PDB (beside the assembly or embedded), when it belongs to another build or cannot be read, and
/// when the assembly is not a file: built in memory, or part of a single-file program. Nothing here throws, because it describes
/// programs that are in trouble already.
/// </remarks>
internal static class PdbLineMap
{
    // The compiler's state numbers that stand for no suspension: running (or not begun), and an async iterator that nobody pulled yet.
    private const int Running = -1;
    private const int IteratorNotBegun = -3;

    private static readonly ConditionalWeakTable<Type, MethodLines> s_stateMachines = [];
    private static readonly ConditionalWeakTable<MethodBase, MethodLines> s_methods = [];

    /// <summary>Finds the <c>await</c> or <c>yield return</c> at which a state machine is suspended.</summary>
    /// <param name="stateMachine">The type that the compiler made for an async method or iterator, open or closed.</param>
    /// <param name="state">The value of its field <c>&lt;&gt;1__state</c>: from 0 upwards for awaits, from -4 downwards for yields in
    /// async iterators. For one that is running or has not begun this is the start of the method.</param>
    /// <returns>The first line of the statement, or null when it is not known or there is no such state.</returns>
    public static SourceLocation? ForState(Type stateMachine, int state)
    {
        MethodLines lines = Of(stateMachine);
        return state is Running or IteratorNotBegun ? lines.Start
            : lines.ByState.TryGetValue(state, out SourceLocation found) ? found
            : null;
    }

    /// <summary>Finds the first statement of the method that a state machine was made for.</summary>
    /// <param name="stateMachine">The type that the compiler made.</param>
    /// <returns>Its line, or null when it is not known.</returns>
    public static SourceLocation? ForMethodStart(Type stateMachine) => Of(stateMachine).Start;

    /// <summary>Finds the first statement of a method, async or not.</summary>
    /// <param name="method">The method as it was written, not the compiler's.</param>
    /// <returns>Its line, or null when it is not known.</returns>
    public static SourceLocation? ForMethodStart(MethodBase method) =>
        s_methods.GetValue(method, static key => MethodLines.Read(() =>
            key.GetCustomAttribute<StateMachineAttribute>() is { } made ? MoveNext(made.StateMachineType) : key)).Start;

    /// <summary>Finds the statement that a place in a method's code belongs to.</summary>
    /// <param name="method">The method.</param>
    /// <param name="offset">The offset in its IL.</param>
    /// <returns>Its line, or null when it is not known.</returns>
    public static SourceLocation? ForOffset(MethodBase method, int offset) => MethodLines.Locate(method, offset);

    private static MethodLines Of(Type stateMachine)
    {
        // All closed types of a generic method share its lines.
        Type definition = stateMachine.IsConstructedGenericType ? stateMachine.GetGenericTypeDefinition() : stateMachine;
        return s_stateMachines.GetValue(definition, static key => MethodLines.Read(() => MoveNext(key)));
    }

    private static MethodInfo? MoveNext(Type stateMachine) => stateMachine.GetMethod(
        "MoveNext", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly, Type.EmptyTypes);
}
