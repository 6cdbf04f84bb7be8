namespace Curio.Tests.Models;

/// <summary>A wait in a line whose every step the model knows.</summary>
/// <param name="line">The line.</param>
/// <param name="isFree">Whether there is nothing to wait for.</param>
/// <param name="onDone">What success means, of a task that waited or did not.</param>
internal sealed class LineRule(LineModel line, Func<int, bool> isFree, Action<int, bool> onDone) : IRule
{
    public bool? FinishesAtOnce(int task) => isFree(task);

    public void Enter(int task) => line.Enter(task);

    public bool MayEnd(int task) => line.IsGranted(task);

    public bool IsWithdrawn(int task) => line.IsWithdrawn(task);

    public void Done(int task, bool waited)
    {
        line.Leave(task);
        onDone(task, waited);
    }

    public void Left(int task) => line.Leave(task);
}
