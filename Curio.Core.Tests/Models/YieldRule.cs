namespace Curio.Tests.Models;

/// <summary>A yield waits for its turn and cannot be cancelled once it has begun: it is ready.</summary>
internal sealed class YieldRule : IRule
{
    public bool? FinishesAtOnce(int task) => false;

    public void Enter(int task)
    {
    }

    public bool MayEnd(int task) => true;

    public bool IsWithdrawn(int task) => false;

    public void Done(int task, bool waited)
    {
    }

    public void Left(int task)
    {
    }
}
