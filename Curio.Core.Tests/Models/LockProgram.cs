namespace Curio.Tests.Models;

/// <summary>Tasks that acquire and release one lock.</summary>
internal sealed class LockProgram(int seed) : PrimitiveProgram(seed)
{
    private readonly AsyncLock _lock = new();
    private readonly LineModel _line = new();
    private int _holder = -1;

    public override async Coro Body(int task)
    {
        bool isOn = true;
        for (int round = 1 + Next(task, 3); isOn && round > 0; round--)
        {
            isOn = await Yields(task) && await Run.Do(task, "acquire", () => _lock.AcquireAsync(), new LineRule(_line, _ => _holder < 0, TakenBy));
            if (isOn)
            {
                isOn = await Yields(task);
                await Release(task);
            }
        }
    }

    public override Withdrawal Withdraw(int task) => _line.Withdraw(task) ? Withdrawal.Taken : Withdrawal.Kept;

    public override void CheckAtRest()
    {
        RequireParked(_line.Waiting);
        Run.Require(_lock.IsLocked == (_holder >= 0), $"the lock is {_lock}");
    }

    private void TakenBy(int task, bool waited)
    {
        Run.Require(_holder < 0 || _holder == task, $"task {task} has the lock together with {_holder}");
        _holder = task;
    }

    private async Coro Release(int task)
    {
        int next = -1;
        await Run.Do(task, "release", () => _lock.ReleaseAsync(), () => next = _holder = _line.GrantFirst());
        await Run.Woke(next);
    }
}
