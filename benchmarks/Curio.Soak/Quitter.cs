namespace Curio.Soak;

/// <summary>Tries operations that may wait, and gives up on them at random, in each of the ways that its kind of party has.</summary>
/// <param name="seed">What makes its choices.</param>
/// <param name="odds">One operation in so many is one that may give up.</param>
public sealed class Quitter(int seed, int odds)
{
    private readonly Random _random = new(seed);

    /// <summary>How often it has given up.</summary>
    public int Count { get; private set; }

    /// <summary>Decides whether the next operation is one that may give up.</summary>
    /// <returns>True for one of those.</returns>
    public bool Wants() => _random.Next(odds) == 0;

    /// <summary>Tries an operation in a coroutine: under a timeout, or in a task that it cancels.</summary>
    /// <param name="operation">Gives the operation, which notes by itself that it has ended well.</param>
    /// <param name="hasEnded">Says whether it has.</param>
    /// <returns>A coroutine of what that says.</returns>
    public async Coro<bool> TryAsync(Func<Coro> operation, Func<bool> hasEnded)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(hasEnded);
        if (_random.Next(2) == 0)
        {
            await Coro.IgnoreAfter(Shortly(), operation());
        }
        else
        {
            CurioTask task = await Coro.Spawn(operation());
            for (int turns = _random.Next(3); turns > 0; turns--)
            {
                await Coro.Sleep(TimeSpan.Zero);
            }

            await task.CancelAsync();
        }

        return Counted(hasEnded());
    }

    /// <summary>Tries an operation on a thread: for a short time, or until a token is cancelled.</summary>
    /// <param name="limited">The operation with a limit; false when the time ran out. Null when there is no such form.</param>
    /// <param name="operation">The operation with a token.</param>
    /// <returns>False when it was given up.</returns>
    public bool Try(Func<TimeSpan, bool>? limited, Action<CancellationToken> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (limited is not null && _random.Next(2) == 0)
        {
            return Counted(limited(Shortly()));
        }

        using var source = new CancellationTokenSource();
        Task cancelling = Task.Run(source.Cancel);
        try
        {
            operation(source.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return Counted(false);
        }
        finally
        {
            cancelling.Wait();
        }
    }

    /// <summary>Tries an operation in async code, until a token is cancelled.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>False when it was given up.</returns>
    public async Task<bool> TryTask(Func<CancellationToken, Task> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        using var source = new CancellationTokenSource();
        Task cancelling = Task.Run(source.Cancel);
        try
        {
            await operation(source.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return Counted(false);
        }
        finally
        {
            await cancelling;
        }
    }

    // None, or one millisecond: threads cannot wait for less.
    private TimeSpan Shortly() => _random.Next(2).Milliseconds;

    private bool Counted(bool hasEnded)
    {
        Count += hasEnded ? 0 : 1;
        return hasEnded;
    }
}
