namespace Curio.Tests.Cancellation;

// The rules of timeouts, shields and cancellation once more, as plainly as they can be said: an interpreter that goes
// through a program in its own time. It knows nothing of kernels. Rows of the parity list stand where a rule is used.

/// <summary>Tells what a program does.</summary>
internal sealed class ReferenceModel
{
    private readonly ModelProgram _program;
    private readonly List<string> _events = [];

    /// <summary>The scopes the task is in, outermost first.</summary>
    private readonly List<Scope> _scopes = [];

    private double _now;
    private int _shields;
    private int _warnings;
    private bool _isCancelled;
    private double _cancelAt;
    private double _hogAt;
    private Fault? _pending;

    private ReferenceModel(ModelProgram program)
    {
        _program = program;
        _cancelAt = program.CancelAt + 0.5 ?? double.PositiveInfinity;
        _hogAt = program.HogAt + 0.5 ?? double.PositiveInfinity;
    }

    internal static IEnumerable<string> Run(ModelProgram program) => new ReferenceModel(program).Run();

    private List<string> Run()
    {
        Fault? fault = RunAll(_program.Steps);
        PassOutside();
        Note($"end: {fault?.Kind.ToString() ?? "well"}");
        return _events;
    }

    /// <summary>The other task is there till the end, and ends after what it does itself.</summary>
    private void PassOutside()
    {
        if (!double.IsInfinity(_cancelAt))
        {
            _now = Math.Max(_now, _cancelAt);
        }

        if (!double.IsInfinity(_hogAt))
        {
            _now = Math.Max(_now, _hogAt) + _program.HogFor;
        }
    }

    private Fault? RunAll(ModelStep[] steps)
    {
        foreach (ModelStep step in steps)
        {
            if (Take(step) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private Fault? Take(ModelStep step)
    {
        switch (step)
        {
            case SleepStep sleep:
                return Noted("slept", Sleep(sleep.Milliseconds));
            case BusyStep busy:
                _now += busy.Milliseconds;
                return null;
            case LimitStep limit:
                return Limited(limit);
            case ShieldStep shield:
                return Noted("unshielded", Shielded(shield));
            case CatchStep guarded:
                return Guarded(guarded);
            case CancelSelfStep:
                // T22: delivered at the next block.
                Cancel();
                return null;
            case CheckStep check:
                return Check(check.Kinds);
            case ThrowStep thrown:
                return new Fault(thrown.Kind, Source: null);
            default:
                throw new NotSupportedException(step.ToString());
        }
    }

    private Fault? Sleep(double duration)
    {
        // X07: what is pending comes before any wait starts.
        if (_shields == 0 && TakePending() is { } pending)
        {
            return pending;
        }

        double wake = _now + duration;
        while (duration > 0)
        {
            // At equal times a scope is before the sleep, which began later.
            double expiry = NextExpiry();
            double next = Math.Min(expiry, wake);
            if (_cancelAt < next)
            {
                _now = _cancelAt;
                _cancelAt = double.PositiveInfinity;
                Cancel();
                if (_shields == 0 && TakePending() is { } cancelled)
                {
                    return cancelled;
                }
            }
            else if (_hogAt < next)
            {
                // Nothing is noticed while another task keeps the thread busy.
                _now = _hogAt + _program.HogFor;
                _hogAt = double.PositiveInfinity;
            }
            else if (expiry <= wake)
            {
                _now = Math.Max(_now, expiry);
                Expire();
                if (_shields == 0 && TakePending() is { } timeout)
                {
                    return timeout;
                }
            }
            else
            {
                break;
            }
        }

        // M14: what is due while the task can run does not disturb the sleep that has ended.
        _now = Math.Max(_now, wake);
        if (NextExpiry() <= _now)
        {
            Expire();
        }

        return null;
    }

    /// <summary>M18: seen from inside, up to a scope that has fired and was not left.</summary>
    private IEnumerable<Scope> CanFire() =>
        _scopes.AsEnumerable().Reverse().TakeWhile(static scope => !scope.HasFired).Where(static scope => !scope.IsVoid);

    private double NextExpiry() => CanFire().Select(static scope => scope.Deadline).DefaultIfEmpty(double.PositiveInfinity).Min();

    private void Expire()
    {
        // M09: of several that are past, the outermost. It and all inside it have fired (M17).
        Scope fired = CanFire().Last(scope => scope.Deadline <= _now);
        foreach (Scope scope in _scopes.Skip(_scopes.IndexOf(fired)))
        {
            scope.FiredAround = _scopes.Count;
        }

        // X09: it does not displace what is pending.
        _pending ??= new Fault(FaultKinds.Timeout, fired);
    }

    private void Cancel()
    {
        // T17: a second request changes nothing. T25, X09: the first one voids all timeouts, also a pending one.
        if (!_isCancelled)
        {
            _isCancelled = true;
            _scopes.ForEach(static scope => scope.IsVoid = true);
            _pending = new Fault(FaultKinds.Cancelled, Source: null);
        }
    }

    private Fault? Limited(LimitStep step)
    {
        var scope = new Scope(step.Milliseconds switch
        {
            null => double.PositiveInfinity,
            { } limit => Math.Max(step.IsClock ? limit : _now + limit, 0),
        });
        _scopes.Add(scope);
        Fault? fault = RunAll(step.Body);
        _scopes.Remove(scope);
        Left(scope, fault);
        if (fault is { Kind: FaultKinds.Timeout or FaultKinds.TimeoutCancellation })
        {
            if (ReferenceEquals(fault.Source, scope) && step.Ignores)
            {
                // M03.
                Note($"scope {step.Number}: ignored");
                return null;
            }

            // M04 to M08, M12, M21.
            return ReferenceEquals(fault.Source, scope) ? fault with { Kind = FaultKinds.Timeout }
                : fault.Source is { } source && _scopes.Contains(source) ? fault with { Kind = FaultKinds.TimeoutCancellation }
                : new Fault(FaultKinds.Uncaught, Source: null);
        }

        return Noted($"scope {step.Number}: in time", fault);
    }

    private void Left(Scope scope, Fault? fault)
    {
        // X07: leaving drops the scope's own timeout. M16, X08: if nothing told of the excess, a warning does.
        bool isPending = ReferenceEquals(_pending?.Source, scope);
        if (fault is null && !scope.IsVoid && (!scope.HasFired || isPending) && _now > scope.Deadline)
        {
            _warnings++;
        }

        if (isPending)
        {
            _pending = null;
        }

        // M04: what fired around this one, and was reported by it, is in force again, unless it is yet to be thrown.
        foreach (Scope outer in _scopes.Where(outer => outer.FiredAround > _scopes.Count))
        {
            outer.FiredAround = ReferenceEquals(_pending?.Source, outer) ? _scopes.Count : 0;
        }
    }

    private Fault? Shielded(ShieldStep step)
    {
        _shields++;
        Fault? fault = RunAll(step.Body);
        _shields--;

        // X04.
        if (_shields > 0 && fault is not null && (fault.Kind & FaultKinds.CancelledFamily) != 0)
        {
            _pending = fault;
            return null;
        }

        return fault;
    }

    private Fault? Guarded(CatchStep step)
    {
        Fault? fault = RunAll(step.Body);
        if (fault is null || (fault.Kind & step.Kinds) == 0)
        {
            return fault;
        }

        Note($"caught {fault.Kind}");
        return RunAll(step.Handler);
    }

    private Fault? Check(FaultKinds kinds)
    {
        // X03, X05.
        Fault? found = _pending is not null && (_pending.Kind & kinds) != 0 ? _pending : null;
        if (found is not null && (_shields == 0 || kinds != FaultKinds.CancelledFamily))
        {
            _pending = null;
        }

        return Noted($"pending {found?.Kind.ToString() ?? "nothing"}", _shields == 0 ? found : null);
    }

    private Fault? TakePending()
    {
        Fault? pending = _pending;
        _pending = null;
        return pending;
    }

    private Fault? Noted(string what, Fault? fault)
    {
        if (fault is null)
        {
            Note(what);
        }

        return fault;
    }

    private void Note(string what) => _events.Add($"{_now}: {what}, {_warnings} warnings");

    private sealed class Scope(double deadline)
    {
        public double Deadline => deadline;

        /// <summary>How many scopes there were when it fell silent: it, those around it, and those inside. 0: it has not.</summary>
        public int FiredAround { get; set; }

        public bool HasFired => FiredAround > 0;

        public bool IsVoid { get; set; }
    }

    /// <summary>Something thrown, and the scope it comes from.</summary>
    private sealed record Fault(FaultKinds Kind, Scope? Source);
}
