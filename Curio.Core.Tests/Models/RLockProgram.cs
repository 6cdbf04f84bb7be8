namespace Curio.Tests.Models;

/// <summary>Tasks that acquire one re-entrant lock several times over.</summary>
internal sealed class RLockProgram(int seed) : PrimitiveProgram(seed)
{
    private readonly AsyncRLock _lock = new();
    private readonly LineModel _line = new();
    private int _holder = -1;
    private int _depth;

    public override async Coro Body(int task)
    {
        bool isOn = true;
        for (int round = 1 + Next(task, 2); isOn && round > 0; round--)
        {
            int held = 0;
            for (int depth = 1 + Next(task, 3); isOn && depth > 0; depth--)
            {
                isOn = await Yields(task) && await Run.Do(task, "acquire", () => _lock.AcquireAsync(), new LineRule(_line, IsFreeFor, Taken));
                held += isOn ? 1 : 0;
            }

            for (; held > 0; held--)
            {
                isOn &= await Yields(task);
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

    private bool IsFreeFor(int task) => _holder < 0 || _holder == task;

    private void Taken(int task, bool waited)
    {
        Run.Require(IsFreeFor(task), $"task {task} has the lock together with {_holder}");
        _holder = task;
        _depth++;
    }

    private async Coro Release(int task)
    {
        int next = -1;
        await Run.Do(task, "release", () => _lock.ReleaseAsync(), () =>
        {
            _depth--;
            if (_depth == 0)
            {
                next = _holder = _line.GrantFirst();
            }
        });
        await Run.Woke(next);
    }
}
