namespace Curio.Soak;

/// <summary>
/// Moves numbered items over one small queue, from producers to consumers of every kind, all of which give up at random, and
/// accounts for each item.
/// </summary>
/// <param name="seed">What makes the choices; the threads make the rest.</param>
/// <param name="items">How many items.</param>
/// <param name="perKind">How many producers, and how many consumers, of each kind.</param>
public sealed class QueueTraffic(int seed, int items, int perKind) : IDisposable
{
    private const int MaxSize = 16;
    private const int Odds = 64;
    private const int End = -1;

    private readonly UniversalQueue<int> _queue = new(MaxSize);
    private readonly List<QueueUser> _users = [];
    private readonly List<List<int>> _received = [];

    private int Parties => Party.Kinds.Count * perKind;

    /// <summary>Moves the items.</summary>
    /// <returns>What became of them.</returns>
    public async Task<TrafficReport> RunAsync()
    {
        Task[] consumers = [.. Enumerable.Range(0, Parties).Select(StartConsumer)];
        Task[] producers = [.. Enumerable.Range(0, Parties).Select(StartProducer)];
        await Task.WhenAll(producers);
        for (int i = 0; i < consumers.Length; i++)
        {
            await _queue.PutTask(End);
        }

        await Task.WhenAll(consumers);
        await _queue.JoinTask();
        return Report();
    }

    /// <inheritdoc/>
    public override string ToString() => _queue.ToString();

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();

    private PartyKind KindOf(int index) => Party.Kinds[index % Party.Kinds.Count];

    private Task StartProducer(int index)
    {
        var user = new QueueUser(_queue, HashCode.Combine(seed, index, 1), Odds);
        _users.Add(user);
        int end = (int)((long)items * (index + 1) / Parties);
        int next = (int)((long)items * index / Parties);
        async Coro Produce()
        {
            while (next < end)
            {
                next += await user.PutAsync(next) ? 1 : 0;
            }
        }

        void ProduceBlocking()
        {
            while (next < end)
            {
                next += user.Put(next) ? 1 : 0;
            }
        }

        async Task ProduceTask()
        {
            while (next < end)
            {
                next += await user.PutTask(next) ? 1 : 0;
            }
        }

        return Party.Start(KindOf(index), Produce, ProduceBlocking, ProduceTask);
    }

    private Task StartConsumer(int index)
    {
        var user = new QueueUser(_queue, HashCode.Combine(seed, index, 2), Odds);
        var received = new List<int>();
        _users.Add(user);
        _received.Add(received);
        bool GoesOn(int? item)
        {
            if (item is { } number)
            {
                _queue.TaskDone();
                received.Add(number);
            }

            return item != End;
        }

        async Coro Consume()
        {
            while (GoesOn(await user.GetAsync()))
            {
            }
        }

        void ConsumeBlocking()
        {
            while (GoesOn(user.Get()))
            {
            }
        }

        async Task ConsumeTask()
        {
            while (GoesOn(await user.GetTask()))
            {
            }
        }

        return Party.Start(KindOf(index), Consume, ConsumeBlocking, ConsumeTask);
    }

    private TrafficReport Report()
    {
        int[] times = new int[items];
        foreach (int item in _received.SelectMany(static list => list).Where(static item => item != End))
        {
            times[item]++;
        }

        return new TrafficReport(
            items,
            times.Count(static count => count == 0),
            times.Count(static count => count > 1),
            _users.Sum(static user => user.GivenUp));
    }
}
