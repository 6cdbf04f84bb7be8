using Curio.Diagnostics;

namespace Curio;

/// <content>Where a task is.</content>
public abstract partial class CurioTask
{
    /// <summary>
    /// What the task is doing, for a person: a header, then the file, line and source text of each method of user code,
    /// outermost first. Needs the program's symbols (PDB); without them the names of the methods remain.
    /// </summary>
    /// <returns>Lines that end with a line feed.</returns>
    public string Traceback() => Diagnostics.Traceback.Format(this);

    /// <summary>Where the task's outermost method is suspended, or begins if it has not.</summary>
    /// <returns>The file, and the line counted from 1; null when the task has ended or runs, or there are no symbols.</returns>
    public (string File, int Line)? Where()
    {
        if (IsTerminated)
        {
            return null;
        }

        foreach (TraceFrame frame in Diagnostics.Traceback.Of(this))
        {
            if (frame.Place is { } place)
            {
                return (place.File, place.Line);
            }
        }

        return null;
    }

    /// <summary>The task's line for a person: <c>Task(id=3, name='child', state='TIME_SLEEP') at file:line</c>.</summary>
    /// <returns>The line; without the place when that is not known.</returns>
    public override string ToString() =>
        Where() is { } place ? $"{Describe()} at {place.File}:{place.Line}" : Describe();
}
