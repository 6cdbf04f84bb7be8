using Curio.Testing;

namespace Curio.Tests.Models;

/// <summary>
/// One run of a random program under one schedule. The tasks of the program say here what they do; what must come of it is
/// for the program's reference model to say.
/// </summary>
internal sealed class Exploration
{
    private readonly Schedule _schedule;
    private readonly PrimitiveProgram _program;
    private readonly List<string> _log = [];
    private readonly CurioTask[] _tasks;
    private readonly int[] _points;

    // Of each task: asked to end; that comes with its next wait; that comes with this wait or the next; has come.
    private readonly bool[] _isRequested;
    private readonly bool[] _isPending;
    private readonly bool[] _isUnsure;
    private readonly bool[] _isDelivered;

    public Exploration(Schedule schedule, PrimitiveProgram program)
    {
        _schedule = schedule;
        _program = program;
        int count = program.TaskCount;
        _tasks = new CurioTask[count];
        _points = new int[count];
        _isRequested = new bool[count];
        _isPending = new bool[count];
        _isUnsure = new bool[count];
        _isDelivered = new bool[count];
        program.Begin(this);
    }

    /// <summary>How many suspension points each task came to.</summary>
    public IReadOnlyList<int> Points => _points;

    /// <summary>The program's tasks that are parked.</summary>
    public IEnumerable<int> Parked => Enumerable.Range(0, _tasks.Length).Where(t => !_tasks[t].IsTerminated && !IsRunnable(t));

    /// <summary>Runs the program to its end.</summary>
    public void Run()
    {
        var clock = new VirtualClock();
        Coro.Run(Drive(), new KernelOptions
        {
            TimeProvider = clock,
            Selector = clock.CreateSelector(),
            ShuffleSeed = _schedule.Seed,
            Monitor = false,
        });
    }

    /// <summary>The state in which the kernel shows a task.</summary>
    public string StateOf(int task) => _tasks[task].State;

    /// <summary>Whether a task's next wait must throw.</summary>
    public bool IsPending(int task) => _isPending[task];

    /// <summary>Fails the run, with everything that repeats it.</summary>
    public void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw Violation(what);
        }
    }

    /// <summary>Gives up the processor once. False when a cancellation came out of it.</summary>
    public Coro<bool> Yield(int task) => Do(task, "yield", static async () => await Coro.Sleep(TimeSpan.Zero), new YieldRule());

    /// <summary>Performs an operation that never waits.</summary>
    public async Coro Do(int task, string name, Func<Coro> operation, Action effect) =>
        await Do(task, name, operation, new EffectRule(effect));

    /// <summary>Performs an operation under the rule that the model has for it.</summary>
    /// <returns>True when it was done, false when it was cancelled instead.</returns>
    public async Coro<bool> Do(int task, string name, Func<Coro> operation, IRule rule)
    {
        bool? atOnce = rule.FinishesAtOnce(task);
        if (atOnce != true)
        {
            await ComeToPoint(task);
        }

        bool wasPending = _isPending[task];
        if (atOnce is null || (atOnce == false && !wasPending))
        {
            rule.Enter(task);
        }

        long cycles = _tasks[task].Cycles;
        _log.Add($"{task}: {name}");
        bool isCancelled = false;
        try
        {
            await operation();
        }
        catch (TaskCancelledException)
        {
            isCancelled = true;
        }

        bool waited = cycles != _tasks[task].Cycles;
        _log.Add($"{task}: {name} {(isCancelled ? "cancelled" : "done")}");
        if (isCancelled)
        {
            CheckCancelled(task, name, rule, wasPending, waited);
            return false;
        }

        Require(!wasPending || atOnce != false, $"task {task}: {name} did not deliver the pending cancellation");
        Require(!waited || atOnce != true, $"task {task}: {name} waited although it could have finished");
        Require(waited || atOnce != false, $"task {task}: {name} did not wait");
        Require(!waited || !wasPending, $"task {task}: {name} waited with a cancellation pending");
        Require(!waited || rule.MayEnd(task), $"task {task}: {name} ended although nothing let it go on");
        _isPending[task] |= _isUnsure[task];
        _isUnsure[task] = false;
        rule.Done(task, waited);
        return true;
    }

    /// <summary>Said by a program: the step under way let another task go on.</summary>
    public async Coro Woke(int woken)
    {
        if (woken >= 0 && IsAt(woken, Injection.Woken))
        {
            await Cancel(woken);
        }
    }

    private void CheckCancelled(int task, string name, IRule rule, bool wasPending, bool waited)
    {
        Require(!_isDelivered[task], $"task {task} was cancelled twice");
        Require(_isRequested[task], $"task {task} was cancelled by nobody");
        Require(wasPending || _isUnsure[task] || rule.IsWithdrawn(task), $"task {task}: {name} was cancelled after it had been let go on");
        Require(!wasPending || !waited, $"task {task}: {name} waited with a cancellation pending");
        _isDelivered[task] = true;
        _isPending[task] = false;
        _isUnsure[task] = false;
        rule.Left(task);
    }

    private async Coro ComeToPoint(int task)
    {
        _points[task]++;
        if (IsAt(task, Injection.Before))
        {
            await Cancel(task);
        }
    }

    private bool IsAt(int task, Injection when) =>
        task == _schedule.Victim && when == _schedule.When && _points[task] == _schedule.Point + 1;

    private async Coro Drive()
    {
        for (int t = 0; t < _tasks.Length; t++)
        {
            _tasks[t] = await Coro.Spawn(_program.Body(t), daemon: true);
        }

        await Settle();
        _program.CheckAtRest();

        // Whoever waits now waits for ever. A cancellation must reach him all the same, and what he leaves the others.
        for (int t = 0; t < _tasks.Length; t++)
        {
            await Cancel(t);
            await Settle();
            _program.CheckAtRest();
        }

        for (int t = 0; t < _tasks.Length; t++)
        {
            Require(_tasks[t].IsTerminated, $"task {t} has not ended");
        }
    }

    private async Coro Settle()
    {
        do
        {
            if (_schedule.Victim >= 0 && IsAt(_schedule.Victim, Injection.Parked))
            {
                await Cancel(_schedule.Victim);
            }

            await Coro.Sleep(TimeSpan.Zero);
            ThrowFailures();
        }
        while (Enumerable.Range(0, _tasks.Length).Any(t => !_tasks[t].IsTerminated && IsRunnable(t)));
    }

    private void ThrowFailures()
    {
        foreach (CurioTask task in _tasks)
        {
            if (task is { IsTerminated: true, Exception: { } failure })
            {
                throw failure as ModelViolationException ?? Violation($"a task failed: {failure}");
            }
        }
    }

    private async Coro Cancel(int task)
    {
        CurioTask target = _tasks[task];
        if (target.IsTerminated || _isRequested[task])
        {
            return;
        }

        _log.Add($"cancel {task}");
        _isRequested[task] = true;
        Withdrawal withdrawal = _program.Withdraw(task);
        _isPending[task] = withdrawal == Withdrawal.Kept;
        _isUnsure[task] = withdrawal == Withdrawal.Unknown;
        await target.CancelAsync(blocking: false);
    }

    private bool IsRunnable(int task) => _tasks[task].State is "READY" or "RUNNING" or "INITIAL";

    private ModelViolationException Violation(string what) =>
        new($"{what}.\n{_program.GetType().Name}, {_schedule}\n  {string.Join("\n  ", _log)}");
}
