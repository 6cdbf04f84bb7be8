namespace Curio.Tests.Models;

/// <summary>An operation that never waits and has an effect.</summary>
internal sealed class EffectRule(Action effect) : IRule
{
    public bool? FinishesAtOnce(int task) => true;

    public void Enter(int task) => throw new InvalidOperationException("It never waits.");

    public bool MayEnd(int task) => true;

    public bool IsWithdrawn(int task) => false;

    public void Done(int task, bool waited) => effect();

    public void Left(int task)
    {
    }
}
