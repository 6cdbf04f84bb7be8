using System.Runtime.CompilerServices;

namespace Curio.Benchmarks;

/// <summary>The workloads, by the names and rules of the peers' programs. Every one checks its result.</summary>
internal static class Workloads
{
    private const int Depth = 50;
    private const int LockTasks = 100;

    /// <summary>The workload of a name, or null.</summary>
    internal static Func<int, Coro>? Find(string name) => name switch
    {
        "spawn_join" => SpawnJoin,
        "spawn_many" => SpawnMany,
        "yield" => Yields,
        "queue" => static n => Queue(n, maxSize: 1),
        "queue_unbounded" => static n => Queue(n, maxSize: 0),
        "lock" => Lock,
        "sync_await" => SyncAwait,
        "deep_await" => DeepAwait,
        "timeouts" => Timeouts,
        "cancel" => Cancel,
        "thread_offload" => ThreadOffload,
        "process_offload" => ProcessOffload,
        "async_thread" => AsyncThreadCalls,
        _ => null,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Coro<int> Value(int i) => i;

    private static async Coro SpawnJoin(int n)
    {
        long total = 0;
        for (int i = 0; i < n; i++)
        {
            CurioTask<int> task = await Coro.Spawn(Value(i));
            total += await task.JoinAsync();
        }

        Check(total, Triangle(n));
    }

    private static async Coro SpawnMany(int n)
    {
        int done = 0;
        async Coro Child()
        {
            await Coro.Sleep(TimeSpan.Zero);
            done++;
        }

        await TaskGroup.Run(async group =>
        {
            for (int i = 0; i < n; i++)
            {
                await group.SpawnAsync(Child());
            }
        });
        Check(done, n);
    }

    private static async Coro Yields(int n)
    {
        async Coro Spin()
        {
            for (int i = 0; i < n; i++)
            {
                await Coro.Sleep(TimeSpan.Zero);
            }
        }

        await TaskGroup.Run(async group =>
        {
            await group.SpawnAsync(Spin());
            await group.SpawnAsync(Spin());
        });
    }

    private static async Coro Queue(int n, int maxSize)
    {
        var queue = new AsyncQueue<int>(maxSize);
        long total = 0;
        async Coro Produce()
        {
            for (int i = 0; i < n; i++)
            {
                await queue.PutAsync(i);
            }
        }

        async Coro Consume()
        {
            for (int i = 0; i < n; i++)
            {
                total += await queue.GetAsync();
            }
        }

        await TaskGroup.Run(async group =>
        {
            await group.SpawnAsync(Produce());
            await group.SpawnAsync(Consume());
        });
        Check(total, Triangle(n));
    }

    private static async Coro Lock(int n)
    {
        int count = 0;
        int rounds = n / LockTasks;
        var mutex = new AsyncLock();
        async Coro Increment()
        {
            for (int i = 0; i < rounds; i++)
            {
                using (await mutex.AcquireAsync())
                {
                    int seen = count;
                    await Coro.Sleep(TimeSpan.Zero);
                    count = seen + 1;
                }
            }
        }

        await TaskGroup.Run(async group =>
        {
            for (int i = 0; i < LockTasks; i++)
            {
                await group.SpawnAsync(Increment());
            }
        });
        Check(count, rounds * LockTasks);
    }

    private static async Coro SyncAwait(int n)
    {
        long total = 0;
        for (int i = 0; i < n; i++)
        {
            total += await Value(i);
        }

        Check(total, Triangle(n));
    }

    private static async Coro<int> Chain(int depth)
    {
        if (depth == 1)
        {
            await Coro.Sleep(TimeSpan.Zero);
            return 1;
        }

        return 1 + await Chain(depth - 1);
    }

    private static async Coro DeepAwait(int n)
    {
        long total = 0;
        for (int i = 0; i < n; i++)
        {
            total += await Chain(Depth);
        }

        Check(total, (long)n * Depth);
    }

    private static async Coro Once() => await Coro.Sleep(TimeSpan.Zero);

    private static async Coro Timeouts(int n)
    {
        for (int i = 0; i < n; i++)
        {
            await Coro.TimeoutAfter(60.Seconds, Once());
        }
    }

    private static async Coro Cancel(int n)
    {
        for (int i = 0; i < n; i++)
        {
            bool isStarted = false;
            async Coro Child()
            {
                isStarted = true;
                await Coro.Sleep(1000.Seconds);
            }

            CurioTask task = await Coro.Spawn(Child());
            while (!isStarted)
            {
                await Coro.Sleep(TimeSpan.Zero);
            }

            await task.CancelAsync();
            Check(task.Exception is TaskCancelledException ? 1 : 0, 1);
        }
    }

    private static int Identity(int i) => i;

    private static async Coro ThreadOffload(int n)
    {
        long total = 0;
        for (int i = 0; i < n; i++)
        {
            int argument = i;
            total += await Coro.RunInThread(() => Identity(argument));
        }

        Check(total, Triangle(n));
    }

    private static async Coro ProcessOffload(int n)
    {
        long total = 0;
        for (int i = 0; i < n; i++)
        {
            total += await Coro.RunInProcess(Identity, i);
        }

        Check(total, Triangle(n));
    }

    private static async Coro AsyncThreadCalls(int n)
    {
        int Body()
        {
            int done = 0;
            for (int i = 0; i < n; i++)
            {
                AsyncThread.AWAIT(Coro.Sleep(TimeSpan.Zero));
                done++;
            }

            return done;
        }

        AsyncThread<int> thread = await AsyncThread.Spawn(Body);
        Check(await thread.JoinAsync(), n);
    }

    private static long Triangle(long n) => n * (n - 1) / 2;

    private static void Check(long got, long want)
    {
        if (got != want)
        {
            throw new InvalidOperationException($"wrong result: {got}, expected {want}");
        }
    }
}
