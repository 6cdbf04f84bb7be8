namespace Curio.Soak;

/// <summary>One user of a queue: each operation is tried once, and may be given up.</summary>
/// <param name="queue">The queue.</param>
/// <param name="quitter">Decides.</param>
public sealed class QueueUser(UniversalQueue<int> queue, Quitter quitter)
{
    /// <summary>Gets in a coroutine.</summary>
    /// <returns>The item, or null.</returns>
    public async Coro<int?> GetAsync()
    {
        if (!quitter.Wants())
        {
            return await queue.GetAsync();
        }

        int? item = null;
        await quitter.TryAsync(async () => item = await queue.GetAsync(), () => item is not null);
        return item;
    }

    /// <summary>Puts in a coroutine.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when it was added.</returns>
    public async Coro<bool> PutAsync(int item)
    {
        if (!quitter.Wants())
        {
            await queue.PutAsync(item);
            return true;
        }

        bool isDone = false;
        async Coro Put()
        {
            await queue.PutAsync(item);
            isDone = true;
        }

        return await quitter.TryAsync(Put, () => isDone);
    }

    /// <summary>Gets on a thread.</summary>
    /// <returns>The item, or null.</returns>
    public int? Get()
    {
        if (!quitter.Wants())
        {
            return queue.Get();
        }

        int item = 0;
        return quitter.Try(limit => queue.TryGet(out item, limit), token => item = queue.Get(token)) ? item : null;
    }

    /// <summary>Puts on a thread.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when it was added.</returns>
    public bool Put(int item)
    {
        if (!quitter.Wants())
        {
            queue.Put(item);
            return true;
        }

        return quitter.Try(limit => queue.TryPut(item, limit), token => queue.Put(item, token));
    }

    /// <summary>Gets in async code.</summary>
    /// <returns>The item, or null.</returns>
    public async Task<int?> GetTask()
    {
        if (!quitter.Wants())
        {
            return await queue.GetTask();
        }

        int item = 0;
        return await quitter.TryTask(async token => item = await queue.GetTask(token)) ? item : null;
    }

    /// <summary>Puts in async code.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when it was added.</returns>
    public async Task<bool> PutTask(int item)
    {
        if (!quitter.Wants())
        {
            await queue.PutTask(item);
            return true;
        }

        return await quitter.TryTask(token => queue.PutTask(item, token));
    }
}
