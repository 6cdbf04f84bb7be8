using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// Notices that an ended task is collected and nobody took its outcome. Hangs on the task, where its coroutine was.
/// </summary>
/// <remarks>
/// A finalizer on tasks themselves would cost every spawn about as much as the spawn; this object is made only for a task
/// that ends while nobody waits for it.
/// </remarks>
internal sealed class NeverJoinedWatch : Resumable
{
    private readonly NeverJoinedNote _note;

    private NeverJoinedWatch(NeverJoinedNote note) => _note = note;

    ~NeverJoinedWatch() => _note.Warn();

    internal static void Attach(KernelLoop kernel, CurioTask task)
    {
        if (!task.IsJoined && task.Group is null && task.Exception is null && (task.Flags & TaskFlags.Internal) == 0)
        {
            var note = new NeverJoinedNote(kernel.Logger, task.Describe());
            kernel.NeverJoined.Add(note);
            task.Leaf = new NeverJoinedWatch(note);
        }
    }

    [SuppressMessage("Usage", "CA1816", Justification = "The finalizer stands for a warning that is not due any more.")]
    internal void Settle()
    {
        _note.Settle();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    internal override bool Step() => true;
}
