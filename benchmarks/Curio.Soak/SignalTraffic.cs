using System.Diagnostics.CodeAnalysis;

namespace Curio.Soak;

/// <summary>
/// Rounds of a universal result and a universal event. In each round a party of one kind sets the result, four of every kind
/// read it, and the last of them sets the event, for which the next setter waits. All give up at random and try again.
/// </summary>
/// <param name="seed">What makes the choices; the threads make the rest.</param>
/// <param name="rounds">How many rounds.</param>
[SuppressMessage("Performance", "CA1849", Justification = "To set does not block; the form that ends in Async is for coroutines.")]
public sealed class SignalTraffic(int seed, int rounds)
{
    private const int Odds = 8;
    private const int ReadersPerKind = 4;

    private readonly UniversalResult<int>[] _results = [.. Enumerable.Range(0, rounds).Select(static _ => new UniversalResult<int>())];
    private readonly UniversalEvent[] _ends = [.. Enumerable.Range(0, rounds).Select(static _ => new UniversalEvent())];
    private readonly int[] _readers = new int[rounds];
    private readonly List<Quitter> _quitters = [];
    private int _wrong;

    private int Readers => Party.Kinds.Count * ReadersPerKind;

    /// <summary>Runs the rounds.</summary>
    /// <returns>What became of them: an item is a result that somebody read, a lost one was read with a wrong value.</returns>
    public async Task<TrafficReport> RunAsync()
    {
        Task[] setters = [.. Enumerable.Range(0, Party.Kinds.Count).Select(StartSetter)];
        Task[] readers = [.. Enumerable.Range(0, Readers).Select(StartReader)];
        await Task.WhenAll([.. setters, .. readers]);
        return new TrafficReport(rounds * Readers, _wrong, Doubled: 0, _quitters.Sum(static quitter => quitter.Count));
    }

    private Quitter NewQuitter(int index, int role)
    {
        var quitter = new Quitter(HashCode.Combine(seed, index, role), Odds);
        _quitters.Add(quitter);
        return quitter;
    }

    private Task StartSetter(int index)
    {
        Quitter quitter = NewQuitter(index, role: 1);
        IEnumerable<int> own = Enumerable.Range(0, rounds).Where(round => round % Party.Kinds.Count == index);
        async Coro Set()
        {
            foreach (int round in own)
            {
                if (round > 0)
                {
                    await WaitAsync(quitter, _ends[round - 1]);
                }

                await _results[round].SetValueAsync(round);
            }
        }

        void SetBlocking()
        {
            foreach (int round in own)
            {
                if (round > 0)
                {
                    Wait(quitter, _ends[round - 1]);
                }

                _results[round].SetValue(round);
            }
        }

        async Task SetTask()
        {
            foreach (int round in own)
            {
                if (round > 0)
                {
                    await WaitTask(quitter, _ends[round - 1]);
                }

                _results[round].SetValue(round);
            }
        }

        return Party.Start(Party.Kinds[index], Set, SetBlocking, SetTask);
    }

    private Task StartReader(int index)
    {
        Quitter quitter = NewQuitter(index, role: 2);
        async Coro ReadAll()
        {
            for (int round = 0; round < rounds; round++)
            {
                Check(round, await ReadAsync(quitter, _results[round]));
            }
        }

        void ReadAllBlocking()
        {
            for (int round = 0; round < rounds; round++)
            {
                Check(round, Read(quitter, _results[round]));
            }
        }

        async Task ReadAllTask()
        {
            for (int round = 0; round < rounds; round++)
            {
                Check(round, await ReadTask(quitter, _results[round]));
            }
        }

        return Party.Start(Party.Kinds[index % Party.Kinds.Count], ReadAll, ReadAllBlocking, ReadAllTask);
    }

    private void Check(int round, int value)
    {
        if (value != round)
        {
            Interlocked.Increment(ref _wrong);
        }

        if (Interlocked.Increment(ref _readers[round]) == Readers)
        {
            _ends[round].Set();
        }
    }

    private static async Coro WaitAsync(Quitter quitter, UniversalEvent end)
    {
        bool isOver = false;
        async Coro Wait()
        {
            await end.WaitAsync();
            isOver = true;
        }

        while (!isOver)
        {
            if (quitter.Wants())
            {
                await quitter.TryAsync(Wait, () => isOver);
            }
            else
            {
                await Wait();
            }
        }
    }

    private static void Wait(Quitter quitter, UniversalEvent end)
    {
        while (quitter.Wants())
        {
            if (quitter.Try(end.Wait, end.Wait))
            {
                return;
            }
        }

        end.Wait();
    }

    private static async Task WaitTask(Quitter quitter, UniversalEvent end)
    {
        while (quitter.Wants())
        {
            if (await quitter.TryTask(end.WaitTask))
            {
                return;
            }
        }

        await end.WaitTask();
    }

    private static async Coro<int> ReadAsync(Quitter quitter, UniversalResult<int> result)
    {
        int? value = null;
        async Coro Read() => value = await result.UnwrapAsync();
        while (value is null)
        {
            if (quitter.Wants())
            {
                await quitter.TryAsync(Read, () => value is not null);
            }
            else
            {
                await Read();
            }
        }

        return value.Value;
    }

    private static int Read(Quitter quitter, UniversalResult<int> result)
    {
        int value = 0;
        while (quitter.Wants())
        {
            if (quitter.Try(limited: null, token => value = result.Unwrap(token)))
            {
                return value;
            }
        }

        return result.Unwrap();
    }

    private static async Task<int> ReadTask(Quitter quitter, UniversalResult<int> result)
    {
        int value = 0;
        while (quitter.Wants())
        {
            if (await quitter.TryTask(async token => value = await result.UnwrapTask(token)))
            {
                return value;
            }
        }

        return await result.UnwrapTask();
    }
}
