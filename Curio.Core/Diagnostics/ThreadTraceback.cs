using System.Diagnostics;
using System.Reflection;

namespace Curio.Diagnostics;

/// <summary>What the thread of an async thread is doing, outside of the coroutine that its task awaits for it.</summary>
internal static class ThreadTraceback
{
    // A thread that is blocked in an AWAIT answers within microseconds.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    /// <summary>The methods of user code on the thread, outermost first; none for a task that is no async thread.</summary>
    internal static List<TraceFrame> Of(CurioTask task)
    {
        if (task is not IThreadTask { Bridge: { Thread: not null } bridge })
        {
            return [];
        }

        if (bridge.TryTakeStack(s_patience) is not { } stack)
        {
            // It runs code of its own; what it is called is all that can be said from outside.
            return bridge.IsAwaiting ? [] : [new TraceFrame($"{task.Name}, on its thread", Place: null, IsRunning: true)];
        }

        List<TraceFrame> frames = [.. stack.GetFrames().Select(Describe).OfType<TraceFrame>()];
        frames.Reverse();
        return frames;
    }

    private static TraceFrame? Describe(StackFrame frame)
    {
        MethodBase? method = frame.GetMethod();
        Assembly? assembly = method?.DeclaringType?.Assembly;
        if (method is not MethodInfo user || assembly == typeof(Traceback).Assembly || assembly == typeof(object).Assembly)
        {
            return null;
        }

        int offset = frame.GetILOffset();
        SourceLocation? place = offset >= 0 ? PdbLineMap.ForOffset(user, offset) : null;
        return new TraceFrame(MethodNames.Of(user), place, IsRunning: false);
    }
}
