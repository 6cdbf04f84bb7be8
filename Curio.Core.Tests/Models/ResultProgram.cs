namespace Curio.Tests.Models;

/// <summary>Tasks that set a result, some of them an exception, and tasks that unwrap it.</summary>
internal sealed class ResultProgram(int seed) : PrimitiveProgram(seed)
{
    private readonly AsyncResult<int> _result = new();
    private readonly LineModel _line = new();
    private bool _isSet;
    private int? _value;

    public override async Coro Body(int task)
    {
        bool isOn = true;
        for (int round = 1 + Next(task, 3); isOn && round > 0; round--)
        {
            isOn = await Yields(task);
            if (isOn && Next(task, 4) == 0)
            {
                await Set(task, round % 2 == 0 ? null : (task * 10) + round);
            }
            else if (isOn)
            {
                isOn = await Run.Do(task, "unwrap", Unwrap, new LineRule(_line, _ => _isSet, static (_, _) => { }));
            }
        }
    }

    public override Withdrawal Withdraw(int task) => _line.Withdraw(task) ? Withdrawal.Taken : Withdrawal.Kept;

    public override void CheckAtRest()
    {
        RequireParked(_line.Waiting);
        Run.Require(_result.IsSet == _isSet, $"the result is {_result}");
    }

    private async Coro Unwrap()
    {
        int? got = null;
        try
        {
            got = await _result.UnwrapAsync();
        }
        catch (FormatException)
        {
            // The exception that was set; a null here.
        }

        Run.Require(got == _value, $"unwrapped {got} instead of {_value}");
    }

    private async Coro Set(int task, int? value)
    {
        int[] woken = [];
        await Run.Do(
            task,
            $"set {value}",
            () => value is { } number ? _result.SetValueAsync(number) : _result.SetExceptionAsync(new FormatException()),
            () =>
            {
                woken = [.. _line.Waiting];
                _line.GrantAll();
                _isSet = true;
                _value = value;
            });
        foreach (int other in woken)
        {
            await Run.Woke(other);
        }
    }
}
