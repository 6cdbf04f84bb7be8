namespace Curio.Tests.Cancellation;

/// <summary>Makes random programs.</summary>
/// <remarks>
/// All times are whole milliseconds; what comes from outside comes half a millisecond later, so that nothing depends on
/// which of two tasks is first. For the same reason a program that lets time pass by itself is not cancelled from outside.
/// </remarks>
internal sealed class ModelGenerator
{
    private const int MaxDepth = 5;

    private readonly int _seed;
    private readonly Random _random;
    private readonly bool _mayBeBusy;
    private int _budget;
    private int _scopes;

    private ModelGenerator(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        _mayBeBusy = _random.Next(3) == 0;
        _budget = _random.Next(6, 40);
    }

    internal static ModelProgram Generate(int seed) => new ModelGenerator(seed).Program();

    private ModelProgram Program()
    {
        ModelStep[] steps = Steps(depth: 0);
        int outside = _mayBeBusy ? 0 : _random.Next(3);
        return new ModelProgram(
            _seed,
            steps,
            CancelAt: outside == 1 ? _random.Next(600) : null,
            HogAt: outside == 2 ? _random.Next(300) : null,
            HogFor: outside == 2 ? _random.Next(1, 500) : 0);
    }

    private ModelStep[] Steps(int depth)
    {
        var steps = new List<ModelStep>();
        int count = _random.Next(1, depth == 0 ? 6 : 4);
        for (int i = 0; i < count && _budget > 0; i++)
        {
            _budget--;
            steps.Add(Step(depth));
        }

        return [.. steps];
    }

    private ModelStep Step(int depth) => _random.Next(depth < MaxDepth ? 20 : 9) switch
    {
        < 4 => new SleepStep(Duration()),
        4 => new SleepStep(0),
        5 => _mayBeBusy ? new BusyStep(Duration()) : new SleepStep(Duration()),
        6 => new CheckStep(One(FaultKinds.CancelledFamily, FaultKinds.Timeout, FaultKinds.Cancelled)),
        7 when _random.Next(3) == 0 => new CancelSelfStep(),
        8 when _random.Next(3) == 0 => new ThrowStep(One(FaultKinds.Cancelled, FaultKinds.Failure)),
        < 9 => new SleepStep(Duration()),
        < 14 => Limit(depth),
        < 16 => new ShieldStep(Steps(depth + 1)),
        _ => Catch(depth),
    };

    private LimitStep Limit(int depth)
    {
        int number = ++_scopes;
        bool isClock = _random.Next(3) == 0;
        int? limit = _random.Next(10) switch
        {
            0 => null,
            1 => 0,
            2 => -5,
            _ => isClock ? 100 * _random.Next(1, 6) : Duration(),
        };
        return new LimitStep(number, limit, isClock, Ignores: _random.Next(3) == 0, Steps(depth + 1));
    }

    private CatchStep Catch(int depth)
    {
        FaultKinds kinds = One(
            FaultKinds.Timeout,
            FaultKinds.TimeoutCancellation,
            FaultKinds.Timeout | FaultKinds.TimeoutCancellation,
            FaultKinds.CancelledFamily,
            FaultKinds.Uncaught,
            FaultKinds.All);
        ModelStep[] body = Steps(depth + 1);
        return new CatchStep(kinds, body, _random.Next(3) == 0 ? [] : Steps(depth + 1));
    }

    private int Duration() => One(10, 20, 30, 50, 70, 100, 150, 200, 1000);

    private T One<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
