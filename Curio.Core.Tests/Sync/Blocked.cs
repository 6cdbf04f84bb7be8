namespace Curio.Tests.Sync;

/// <summary>Waits for primitives that nobody will end.</summary>
internal static class Blocked
{
    /// <summary>The primitives, with the state of a task that waits for them.</summary>
    public static TheoryData<string, string> Primitives => new()
    {
        { "lock", "LOCK_ACQUIRE" },
        { "re-entrant lock", "LOCK_ACQUIRE" },
        { "semaphore", "SEMA_ACQUIRE" },
        { "bounded semaphore", "SEMA_ACQUIRE" },
        { "condition", "COND_WAIT" },
        { "get", "QUEUE_GET" },
        { "put", "QUEUE_PUT" },
        { "queue join", "QUEUE_JOIN" },
        { "result", "EVENT_WAIT" },
        { "event", "EVENT_WAIT" },
    };

    /// <summary>Waits for a primitive, until cancelled.</summary>
    public static async Coro OnAsync(string primitive) => await (await PrepareAsync(primitive))();

    /// <summary>Makes a primitive that has nothing to give. Calling what this returns gives the coroutine that waits for it.</summary>
    public static async Coro<Func<Coro>> PrepareAsync(string primitive)
    {
        switch (primitive)
        {
            case "lock":
                var held = new AsyncLock();
                await Elsewhere(Untyped(held.AcquireAsync()));
                return () => Untyped(held.AcquireAsync());
            case "re-entrant lock":
                var owned = new AsyncRLock();
                await Elsewhere(Untyped(owned.AcquireAsync()));
                return () => Untyped(owned.AcquireAsync());
            case "semaphore":
                return static () => Untyped(new AsyncSemaphore(0).AcquireAsync());
            case "bounded semaphore":
                return static () => Untyped(new AsyncBoundedSemaphore(0).AcquireAsync());
            case "condition":
                var condition = new AsyncCondition();
                await condition.AcquireAsync();
                return condition.WaitAsync;
            case "get":
                return static () => Untyped(new AsyncQueue<int>().GetAsync());
            case "put":
                var full = new AsyncQueue<int>(1);
                await full.PutAsync(1);
                return () => full.PutAsync(2);
            case "queue join":
                var queue = new AsyncQueue<int>();
                await queue.PutAsync(1);
                return queue.JoinAsync;
            case "result":
                return static () => Untyped(new AsyncResult<int>().UnwrapAsync());
            case "event":
                return new AsyncEvent().WaitAsync;
            default:
                throw new ArgumentOutOfRangeException(nameof(primitive));
        }
    }

    /// <summary>What the coroutine takes is never given back by the task that took it.</summary>
    private static async Coro Elsewhere(Coro coroutine)
    {
        CurioTask task = await Coro.Spawn(coroutine, daemon: true);
        await task.JoinAsync();
    }

    private static async Coro Untyped<T>(Coro<T> coroutine) => await coroutine;
}
