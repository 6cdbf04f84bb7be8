using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// One link in the chain of what a task is doing: a frame of an async method, an operation of a primitive, or the wait
/// for something foreign. The chain runs from the innermost, which the task resumes first, to the task's own coroutine.
/// </summary>
/// <remarks>
/// <c>Next</c> and <c>Count</c> belong to the pool that holds the object while nobody uses it.
/// </remarks>
[SuppressMessage("Design", "CA1051", Justification = "Read and written on every await; a field, not a call.")]
internal abstract class Resumable
{
    /// <summary>Who goes on when this has ended; null for a task's own coroutine.</summary>
    internal Resumable? Parent;

    /// <summary>The exception with which this ended, thrown to whoever takes the result.</summary>
    internal Exception? Fault;

    /// <summary>The next free object, while this one is in a pool.</summary>
    internal Resumable? Next;

    /// <summary>How many free objects the pool holds from this one on.</summary>
    internal int Count;

    /// <summary>Runs until this has ended (true) or the task was suspended (false). Never throws what user code threw.</summary>
    internal abstract bool Step();
}
