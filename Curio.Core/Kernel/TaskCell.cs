namespace Curio;

/// <summary>
/// One place in an array of tasks. An array of the class itself would check the type of every task that is stored in it,
/// because the class has subclasses: 6 ns of a yield's 50 (benchmark <c>yield</c>, November 2026).
/// </summary>
internal struct TaskCell
{
    internal CurioTask? Task;
}
