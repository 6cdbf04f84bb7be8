namespace Curio.Tests.Models;

/// <summary>Tasks that take and give permits, of a bounded semaphore or of one that also starts with too few.</summary>
internal sealed class SemaphoreProgram : PrimitiveProgram
{
    private readonly bool _isBounded;
    private readonly AsyncSemaphore _semaphore;
    private readonly LineModel _line = new();
    private int _value;

    public SemaphoreProgram(int seed, bool isBounded)
        : base(seed)
    {
        _isBounded = isBounded;
        _value = isBounded ? 1 + Setup.Next(3) : Setup.Next(3);
        _semaphore = isBounded ? new AsyncBoundedSemaphore(_value) : new AsyncSemaphore(_value);
    }

    public override async Coro Body(int task)
    {
        bool isOn = true;
        for (int round = 1 + Next(task, 3); isOn && round > 0; round--)
        {
            isOn = await Yields(task);
            if (isOn && !_isBounded && Next(task, 4) == 0)
            {
                await Release(task);
                continue;
            }

            isOn = isOn && await Run.Do(task, "acquire", () => _semaphore.AcquireAsync(), new LineRule(_line, _ => _value > 0, Taken));
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
        Run.Require(_semaphore.Value == _value, $"there are {_semaphore.Value} permits instead of {_value}");
    }

    // A permit that was handed over was never counted as free.
    private void Taken(int task, bool waited) => _value -= waited ? 0 : 1;

    private async Coro Release(int task)
    {
        int next = -1;
        await Run.Do(task, "release", () => _semaphore.ReleaseAsync(), () =>
        {
            next = _line.GrantFirst();
            _value += next < 0 ? 1 : 0;
        });
        await Run.Woke(next);
    }
}
