using Curio.Tests.Support;

namespace Curio.Tests.Cancellation;

/// <summary>Runs a program on a kernel and notes what happens.</summary>
internal sealed class ModelRunner
{
    private readonly Scenario _scenario;
    private readonly ModelProgram _program;

    private ModelRunner(ModelProgram program)
    {
        _program = program;
        _scenario = Scenario.Prepare(program.Seed % 3 == 0 ? null : program.Seed);
    }

    internal static IEnumerable<string> Run(ModelProgram program)
    {
        var runner = new ModelRunner(program);
        Coro.Run(runner.Main(), runner._scenario.Options);
        return runner._scenario.Events.Cast<string>();
    }

    private async Coro Main()
    {
        CurioTask task = await Coro.Spawn(RunAll(_program.Steps));
        if (_program.CancelAt is { } cancelAt)
        {
            await Coro.Sleep((cancelAt + 0.5).Milliseconds);
            await task.CancelAsync(blocking: false);
        }
        else if (_program.HogAt is { } hogAt)
        {
            await Coro.Sleep((hogAt + 0.5).Milliseconds);
            _scenario.Clock.Advance(_program.HogFor.Milliseconds);
        }

        await task.WaitAsync();
        Note($"end: {(task.Exception is { } exception ? KindOf(exception) : "well")}");
    }

    private async Coro RunAll(ModelStep[] steps)
    {
        foreach (ModelStep step in steps)
        {
            await Take(step);
        }
    }

    private async Coro Take(ModelStep step)
    {
        switch (step)
        {
            case SleepStep sleep:
                await Coro.Sleep(sleep.Milliseconds.Milliseconds);
                Note("slept");
                break;
            case BusyStep busy:
                _scenario.Clock.Advance(busy.Milliseconds.Milliseconds);
                break;
            case LimitStep limit:
                await Limited(limit);
                break;
            case ShieldStep shield:
                await Coro.DisableCancellation(RunAll(shield.Body));
                Note("unshielded");
                break;
            case CatchStep guarded:
                await Guarded(guarded);
                break;
            case CancelSelfStep:
                await (await Coro.CurrentTask()).CancelAsync(blocking: false);
                break;
            case CheckStep check:
                Note($"pending {(await Check(check.Kinds) is { } pending ? KindOf(pending) : "nothing")}");
                break;
            case ThrowStep thrown:
                throw thrown.Kind == FaultKinds.Failure ? new InvalidTimeZoneException() : new TaskCancelledException();
            default:
                throw new NotSupportedException(step.ToString());
        }
    }

    private async Coro Limited(LimitStep step)
    {
        TimeSpan limit = step.Milliseconds?.Milliseconds ?? Timeout.InfiniteTimeSpan;
        if (step.Ignores)
        {
            bool inTime = await (step.IsClock
                ? Coro.IgnoreAt(limit, RunAll(step.Body))
                : Coro.IgnoreAfter(limit, () => RunAll(step.Body)));
            Note($"scope {step.Number}: {(inTime ? "in time" : "ignored")}");
        }
        else
        {
            await (step.IsClock
                ? Coro.TimeoutAt(limit, () => RunAll(step.Body))
                : Coro.TimeoutAfter(limit, RunAll(step.Body)));
            Note($"scope {step.Number}: in time");
        }
    }

    private async Coro Guarded(CatchStep step)
    {
        try
        {
            await RunAll(step.Body);
            return;
        }
        catch (Exception exception) when ((KindOf(exception) & step.Kinds) != 0)
        {
            Note($"caught {KindOf(exception)}");
        }

        await RunAll(step.Handler);
    }

    private static async Coro<Exception?> Check(FaultKinds kinds) => kinds switch
    {
        FaultKinds.Timeout => await Coro.CheckCancellation<TaskTimeoutException>(),
        FaultKinds.Cancelled => await Coro.CheckCancellation<TaskCancelledException>(),
        _ => await Coro.CheckCancellation(),
    };

    private static FaultKinds KindOf(Exception exception) => exception switch
    {
        TaskTimeoutException => FaultKinds.Timeout,
        TimeoutCancellationException => FaultKinds.TimeoutCancellation,
        UncaughtTimeoutException => FaultKinds.Uncaught,
        TaskCancelledException => FaultKinds.Cancelled,
        InvalidTimeZoneException => FaultKinds.Failure,
        _ => throw new NotSupportedException("The runtime threw something else.", exception),
    };

    private void Note(string what) =>
        _scenario.Note($"{_scenario.Clock.Now.TotalMilliseconds}: {what}, {_scenario.Log.Warnings.Count()} warnings");
}
