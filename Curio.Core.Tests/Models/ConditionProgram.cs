namespace Curio.Tests.Models;

// The model knows exactly who waits to be notified. Who gets the lock next it does not: a notified or cancelled task asks
// for it when its turn comes, which nobody else sees. So of the lock it knows that one task has it at a time, and that at
// rest nobody waits for it while it is free.

/// <summary>Tasks that wait for a condition and notify others.</summary>
internal sealed class ConditionProgram(int seed) : PrimitiveProgram(seed)
{
    private readonly AsyncCondition _condition = new();
    private readonly LineModel _line = new();
    private readonly HashSet<int> _wantLock = [];
    private int _holder = -1;

    public override async Coro Body(int task)
    {
        bool isOn = true;
        for (int round = 1 + Next(task, 3); isOn && round > 0; round--)
        {
            isOn = await Yields(task) && await Run.Do(task, "acquire", () => _condition.AcquireAsync(), new AcquireRule(this));
            if (!isOn)
            {
                break;
            }

            switch (Next(task, 3))
            {
                case 0:
                    await Notify(task, 1 + Next(task, 2));
                    break;
                case 1:
                    await Notify(task, int.MaxValue);
                    break;
                default:
                    isOn = await Run.Do(task, "wait", () => Wait(task), new LineRule(_line, static _ => false, static (_, _) => { }));
                    break;
            }

            Run.Require(_holder == task, $"task {task} goes on without the lock, which {_holder} has");
            isOn = isOn && await Yields(task);
            await Run.Do(task, "release", () => _condition.ReleaseAsync(), () => _holder = -1);
        }
    }

    public override Withdrawal Withdraw(int task)
    {
        if (_line.Withdraw(task))
        {
            return Withdrawal.Taken;
        }

        return _wantLock.Contains(task) ? Withdrawal.Unknown : Withdrawal.Kept;
    }

    public override void CheckAtRest()
    {
        int[] conditionWaiters = [.. Run.Parked.Where(task => Run.StateOf(task) == "COND_WAIT")];
        Run.Require(conditionWaiters.Order().SequenceEqual(_line.Waiting.Order()), "others wait for the condition than should");
        Run.Require(conditionWaiters.Length == Run.Parked.Count(), "somebody waits for a lock that nobody releases");
        Run.Require(!_condition.IsLocked, $"the condition is {_condition}");
    }

    // Waiting gives the lock up, unless a cancellation is pending, and has it again however it ends.
    private async Coro Wait(int task)
    {
        _holder = Run.IsPending(task) ? task : -1;
        try
        {
            await _condition.WaitAsync();
        }
        finally
        {
            Run.Require(_holder < 0 || _holder == task, $"task {task} has the lock together with {_holder}");
            _holder = task;
        }
    }

    private async Coro Notify(int task, int count)
    {
        var woken = new List<int>();
        await Run.Do(task, $"notify {count}", () => _condition.NotifyAsync(count), () =>
        {
            for (int left = count; left > 0 && _line.GrantFirst() is >= 0 and int first; left--)
            {
                woken.Add(first);
            }
        });
        foreach (int other in woken)
        {
            await Run.Woke(other);
        }
    }

    private sealed class AcquireRule(ConditionProgram program) : IRule
    {
        public bool? FinishesAtOnce(int task) => program._holder >= 0 ? false : null;

        public void Enter(int task) => program._wantLock.Add(task);

        public bool MayEnd(int task) => program._holder < 0;

        public bool IsWithdrawn(int task) => false;

        public void Done(int task, bool waited)
        {
            program._wantLock.Remove(task);
            program.Run.Require(program._holder < 0, $"task {task} has the lock together with {program._holder}");
            program._holder = task;
        }

        public void Left(int task) => program._wantLock.Remove(task);
    }
}
