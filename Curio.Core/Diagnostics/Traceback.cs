using System.Reflection;
using System.Text;

namespace Curio.Diagnostics;

/// <summary>
/// What a task is doing, method by method: the chain of its frames, with the number of the await on which each is suspended
/// translated to a line. It costs nothing until it is asked for. Any thread may ask; while the task runs, or moves on at
/// that moment, the answer may be incomplete.
/// </summary>
internal static class Traceback
{
    /// <summary>The frames of user code, outermost first.</summary>
    internal static List<TraceFrame> Of(CurioTask task)
    {
        bool isUnstarted = task.Cycles == 0;
        var frames = new List<TraceFrame>();

        // A chain that changes while it is read could go on for ever.
        int limit = 1_000_000;
        for (Resumable? link = task.Leaf; link is not null && limit > 0; link = link.Parent, limit--)
        {
            if (StateMachineOf(link) is var (type, state) && type.Assembly != typeof(Traceback).Assembly)
            {
                frames.Add(Describe(type, state, isUnstarted));
            }
        }

        frames.Reverse();
        return frames;
    }

    /// <summary>The text for a person: a header that names the task, then two lines a frame.</summary>
    internal static string Format(CurioTask task)
    {
        List<TraceFrame> frames = task.IsTerminated ? [] : [.. ThreadTraceback.Of(task), .. Of(task)];
        if (frames.Count == 0)
        {
            return $"No stack for {task.Describe()}\n";
        }

        var text = new StringBuilder($"Stack for {task.Describe()} (most recent call last):\n");
        foreach (TraceFrame frame in frames)
        {
            Append(text, frame);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, TraceFrame frame)
    {
        if (frame.Place is { } place)
        {
            text.Append("  File \"").Append(place.File).Append("\", line ").Append(place.Line).Append(", in ");
        }
        else
        {
            text.Append("  In ");
        }

        text.Append(frame.Method).Append(frame.IsRunning ? " (running)\n" : "\n");
        if (frame.Place?.Text is { Length: > 0 } line)
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }

    private static TraceFrame Describe(Type type, int state, bool isUnstarted)
    {
        // -1 stands for "has not begun" as well as for "runs"; async iterators begin at -3.
        bool isSuspended = state >= 0 || state <= -4;
        SourceLocation? place = isSuspended ? PdbLineMap.ForState(type, state)
            : isUnstarted ? PdbLineMap.ForMethodStart(type)
            : null;
        return new TraceFrame(MethodNames.Of(type), place, IsRunning: !isSuspended && !isUnstarted);
    }

    private static (Type Type, int State)? StateMachineOf(Resumable link) => link switch
    {
        IFrame frame => (frame.StateMachineType, frame.ReadState()),
        ForeignCode code => StateMachineOf(code.Code),
        _ => null,
    };

    /// <summary>The ordinary async method that a continuation belongs to: its state machine stands in a box of the BCL's.</summary>
    private static (Type Type, int State)? StateMachineOf(Action continuation)
    {
        const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        object? box = continuation.Target;
        object? machine = box?.GetType().GetField("StateMachine", Fields)?.GetValue(box);
        FieldInfo? state = machine?.GetType().GetField("<>1__state", Fields);
        return state is null ? null : (machine!.GetType(), (int)state.GetValue(machine)!);
    }
}
