namespace Curio;

/// <summary>
/// Runs a coroutine in a timeout scope. Not an async method: a scope is entered and left around every wait that has a limit,
/// and a state machine with its exception handlers cost 40 ns more (benchmark <c>timeouts</c>, November 2026).
/// </summary>
internal sealed class TimeoutOperation<T> : CoroSource<T>
{
    [ThreadStatic]
    private static TimeoutOperation<T>? t_free;

    private CoroSource<T>? _body;
    private int _token;
    private Deadline _limit;
    private bool _isIgnoring;
    private T _timeoutResult = default!;
    private TimeoutScope? _scope;
    private KernelLoop _kernel = null!;

    /// <inheritdoc/>
    internal override object Label => _isIgnoring ? "Coro.IgnoreAfter" : "Coro.TimeoutAfter";

    /// <summary>A coroutine in a scope; throws by the rules of <see cref="Coro.TimeoutAfter(TimeSpan, Coro)"/>.</summary>
    internal static Coro<T> Rent(Deadline limit, Coro<T> body) => new(RentFor(limit, body));

    /// <summary>As <see cref="Rent"/>, but the scope's own timeout gives a value instead of an exception.</summary>
    internal static Coro<T> RentIgnoring(Deadline limit, Coro<T> body, T timeoutResult)
    {
        TimeoutOperation<T> operation = RentFor(limit, body);
        operation._isIgnoring = true;
        operation._timeoutResult = timeoutResult;
        return new Coro<T>(operation);
    }

    private static TimeoutOperation<T> RentFor(Deadline limit, Coro<T> body)
    {
        TimeoutOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new TimeoutOperation<T>();
        operation._body = body.Source;
        operation._token = body.Token;
        operation._limit = limit;
        return operation;
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        CoroSource<T> body = _body ?? throw CoroAwaiter.EmptyCoroutine();
        var kernel = (KernelLoop)door;
        if (!ReferenceEquals(_kernel, kernel))
        {
            // Pooled per thread, so that it is mostly the same: a comparison is cheaper than a store of a reference.
            _kernel = kernel;
        }

        _scope ??= new TimeoutScope();
        _scope.Enter(kernel, _limit.In(kernel));
        try
        {
            body.Claim(_token);
            if (!body.Start(door))
            {
                body.Parent = this;
                return false;
            }
        }
        catch (Exception refusal)
        {
            // The coroutine was used already, or its first step was refused.
            return EndWith(refusal);
        }

        return Step();
    }

    /// <summary>The body has ended.</summary>
    internal override bool Step()
    {
        CoroSource<T> body = _body!;
        _body = null;
        Exception? fault = body.Fault;
        if (fault is not null)
        {
            body.Recycle();
            return EndWith(fault);
        }

        Result = body.Result;
        body.Recycle();
        return Leave(hasThrown: false);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _body = null;
        if (_isIgnoring)
        {
            _isIgnoring = false;
            _timeoutResult = default!;
        }

        SourcePool.Return(ref t_free, this);
    }

    private bool EndWith(Exception exception)
    {
        TimeoutScope scope = _scope!;
        if (_isIgnoring && TimeoutBlock.IsTimeoutOf(scope, exception))
        {
            Result = _timeoutResult;
        }
        else
        {
            Fault = TimeoutBlock.Judge(scope, exception);
        }

        return Leave(hasThrown: true);
    }
    private bool Leave(bool hasThrown)
    {
        TimeoutScope scope = _scope!;
        TimeoutBlock.Leave(_kernel, scope, hasThrown);
        if (scope.IsKnown)
        {
            _scope = null;
        }

        return Ended = true;
    }
}
