namespace Curio.Tests.Models;

/// <summary>Tasks that wait for, set and clear one event.</summary>
internal sealed class EventProgram(int seed) : PrimitiveProgram(seed)
{
    private readonly AsyncEvent _event = new();
    private readonly LineModel _line = new();
    private bool _isSet;

    public override async Coro Body(int task)
    {
        bool isOn = true;
        for (int round = 1 + Next(task, 4); isOn && round > 0; round--)
        {
            isOn = await Yields(task);
            switch (isOn ? Next(task, 4) : -1)
            {
                case 0:
                    await Set(task);
                    break;
                case 1:
                    _event.Clear();
                    _isSet = false;
                    break;
                case >= 2:
                    isOn = await Run.Do(task, "wait", () => _event.WaitAsync(), new LineRule(_line, _ => _isSet, static (_, _) => { }));
                    break;
            }
        }
    }

    public override Withdrawal Withdraw(int task) => _line.Withdraw(task) ? Withdrawal.Taken : Withdrawal.Kept;

    public override void CheckAtRest()
    {
        RequireParked(_line.Waiting);
        Run.Require(_event.IsSet == _isSet, $"the event is {_event}");
    }

    private async Coro Set(int task)
    {
        int[] woken = [];
        await Run.Do(task, "set", () => _event.SetAsync(), () =>
        {
            woken = [.. _line.Waiting];
            _line.GrantAll();
            _isSet = true;
        });
        foreach (int other in woken)
        {
            await Run.Woke(other);
        }
    }
}
