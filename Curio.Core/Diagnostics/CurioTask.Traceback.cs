namespace Curio;

/// <content>Where a task is.</content>
public abstract partial class CurioTask
{
    /// <summary>The task's line for a person: <c>Task(id=3, name='child', state='TIME_SLEEP')</c> and where it is.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => Describe();
}
