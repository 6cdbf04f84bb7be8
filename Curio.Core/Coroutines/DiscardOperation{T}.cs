using System.Diagnostics;

namespace Curio;

/// <summary>A coroutine with a result, for those who want one without: runs it and drops the result.</summary>
/// <remarks>
/// A link between the coroutine and whoever awaits it, not a wait: the task parks on what is inside. The coroutine is claimed when
/// this is, so that a second use of either meets a version that has moved on.
/// </remarks>
internal sealed class DiscardOperation<T> : CoroSource<Nothing>
{
    [ThreadStatic]
    private static DiscardOperation<T>? t_free;

    private CoroSource<T>? _coroutine;
    private int _token;
    private bool _isClaimed;

    // Both stay when this is recycled, for the message that a second use gets.
    private object _label = string.Empty;
    private int _firstVersion;

    /// <summary>That of the coroutine, so that tasks are called after its method.</summary>
    internal override object Label => _label;

    /// <inheritdoc/>
    internal override Resumable Entry
    {
        get
        {
            _coroutine!.Parent = this;
            return _coroutine.Entry;
        }
    }

    internal static Coro Rent(CoroSource<T> coroutine, int token)
    {
        DiscardOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new DiscardOperation<T>();
        operation._coroutine = coroutine;
        operation._token = token;
        operation._label = coroutine.Label;
        operation._firstVersion = operation.Version;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override void Claim(int token)
    {
        base.Claim(token);
        _coroutine!.Claim(_token);
        _isClaimed = true;
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        if (!_isClaimed)
        {
            _coroutine!.Claim(_token);
        }

        if (_coroutine!.Start(door))
        {
            return Step();
        }

        _coroutine.Parent = this;
        return false;
    }

    /// <summary>Called when the coroutine has ended.</summary>
    internal override bool Step()
    {
        Debug.Assert(_coroutine!.Ended, "a link is resumed when the one below has ended");
        Fault = _coroutine.Fault;
        _coroutine.Recycle();
        return Ended = true;
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _coroutine = null;
        _isClaimed = false;
        SourcePool.Return(ref t_free, this);
    }

    /// <summary>One object serves coroutines of many names: what it served before it does not know any more.</summary>
    private protected override string NameAt(int token) =>
        token - _firstVersion >= 0 ? DisplayName : $"Coro<{typeof(T).Name}> as Coro";
}
