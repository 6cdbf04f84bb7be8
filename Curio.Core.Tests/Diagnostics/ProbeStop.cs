using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio.Tests.Diagnostics;

/// <summary>One suspension: which state machine, in which state, on which line according to the compiler, and how to go on.</summary>
public sealed class ProbeStop
{
    public ProbeStop(IAsyncStateMachine stateMachine, int line)
        : this(stateMachine, stateMachine.MoveNext, line)
    {
    }

    /// <summary>For the builders of the base library, which hide the state machine behind the continuation.</summary>
    public ProbeStop(Action continuation, int line)
        : this(Unwrap(continuation.Target!), continuation, line)
    {
    }

    private ProbeStop(object stateMachine, Action resume, int line)
    {
        StateMachine = stateMachine.GetType();
        State = StateOf(stateMachine);
        Line = line;
        Resume = resume;
    }

    public Type StateMachine { get; }

    public int State { get; }

    public int Line { get; }

    public Action Resume { get; }

    public static int StateOf(object stateMachine) => (int)Field(stateMachine, "<>1__state")!.GetValue(stateMachine)!;

    private static object Unwrap(object box) => Field(box, "StateMachine")?.GetValue(box) ?? box;

    private static FieldInfo? Field(object target, string name) =>
        target.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
