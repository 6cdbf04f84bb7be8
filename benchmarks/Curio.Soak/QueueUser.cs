namespace Curio.Soak;

/// <summary>
/// One user of a queue that gives up at random: each operation is tried once and says what became of it. Every kind of party
/// has its own ways of giving up.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="seed">What makes its choices.</param>
/// <param name="odds">One operation in so many is one that may give up.</param>
public sealed class QueueUser(UniversalQueue<int> queue, int seed, int odds)
{
    private readonly Random _random = new(seed);

    /// <summary>How often this user gave up.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Gets in a coroutine.</summary>
    /// <returns>The item, or null.</returns>
    public async Coro<int?> GetAsync()
    {
        int? item = null;
        switch (_random.Next(odds))
        {
            case 0:
                await Coro.IgnoreAfter(Shortly(), async () => item = await queue.GetAsync());
                break;
            case 1:
                CurioTask<int> task = await Coro.Spawn(queue.GetAsync());
                await LetPassAsync();
                await task.CancelAsync();
                item = task.Exception is null ? task.Result : null;
                break;
            default:
                item = await queue.GetAsync();
                break;
        }

        return Counted(item);
    }

    /// <summary>Puts in a coroutine.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when it was added.</returns>
    public async Coro<bool> PutAsync(int item)
    {
        bool isDone = false;
        switch (_random.Next(odds))
        {
            case 0:
                await Coro.IgnoreAfter(Shortly(), async () =>
                {
                    await queue.PutAsync(item);
                    isDone = true;
                });
                break;
            case 1:
                CurioTask task = await Coro.Spawn(queue.PutAsync(item));
                await LetPassAsync();
                await task.CancelAsync();
                isDone = task.Exception is null;
                break;
            default:
                await queue.PutAsync(item);
                isDone = true;
                break;
        }

        return Counted(isDone ? item : null) is not null;
    }

    /// <summary>Gets on a thread.</summary>
    /// <returns>The item, or null.</returns>
    public int? Get() => Counted(_random.Next(odds) switch
    {
        0 => queue.TryGet(out int item, Shortly()) ? item : null,
        1 => UntilCancelled(token => queue.Get(token)),
        _ => queue.Get(),
    });

    /// <summary>Puts on a thread.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when it was added.</returns>
    public bool Put(int item)
    {
        int? put = item;
        switch (_random.Next(odds))
        {
            case 0:
                put = queue.TryPut(item, Shortly()) ? item : null;
                break;
            case 1:
                put = UntilCancelled(token =>
                {
                    queue.Put(item, token);
                    return item;
                });
                break;
            default:
                queue.Put(item);
                break;
        }

        return Counted(put) is not null;
    }

    /// <summary>Gets in async code.</summary>
    /// <returns>The item, or null.</returns>
    public async Task<int?> GetTask() => Counted(_random.Next(odds / 2) == 0
        ? await UntilCancelledAsync(queue.GetTask)
        : await queue.GetTask());

    /// <summary>Puts in async code.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when it was added.</returns>
    public async Task<bool> PutTask(int item)
    {
        async Task<int> Put(CancellationToken token)
        {
            await queue.PutTask(item, token);
            return item;
        }

        return Counted(_random.Next(odds / 2) == 0 ? await UntilCancelledAsync(Put) : await Put(CancellationToken.None)) is not null;
    }

    private static int? UntilCancelled(Func<CancellationToken, int> operation)
    {
        using var source = new CancellationTokenSource();
        Task cancelling = Task.Run(source.Cancel);
        try
        {
            return operation(source.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            cancelling.Wait();
        }
    }

    private static async Task<int?> UntilCancelledAsync(Func<CancellationToken, Task<int>> operation)
    {
        using var source = new CancellationTokenSource();
        Task cancelling = Task.Run(source.Cancel);
        try
        {
            return await operation(source.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            await cancelling;
        }
    }

    // None, or one millisecond: threads cannot wait for less.
    private TimeSpan Shortly() => _random.Next(2).Milliseconds;

    private async Coro LetPassAsync()
    {
        for (int turns = _random.Next(3); turns > 0; turns--)
        {
            await Coro.Sleep(TimeSpan.Zero);
        }
    }

    private int? Counted(int? item)
    {
        GivenUp += item is null ? 1 : 0;
        return item;
    }
}
