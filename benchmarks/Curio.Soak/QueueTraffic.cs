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
    private const int Odds = 32;
    private const int End = -1;

    private readonly UniversalQueue<int> _queue = new(MaxSize);
    private readonly List<Quitter> _quitters = [];
    private readonly List<List<int>> _received = [];

    private Task[] _consumers = [];
    private Task[] _producers = [];

    private int Parties => Party.Kinds.Count * perKind;

    /// <summary>Moves the items.</summary>
    /// <returns>What became of them.</returns>
    public async Task<TrafficReport> RunAsync()
    {
        _consumers = [.. Enumerable.Range(0, Parties).Select(StartConsumer)];
        _producers = [.. Enumerable.Range(0, Parties).Select(StartProducer)];
        await Task.WhenAll(_producers);
        for (int i = 0; i < Parties; i++)
        {
            await _queue.PutTask(End);
        }

        await Task.WhenAll(_consumers);
        await _queue.JoinTask();
        return Report();
    }

    /// <summary>The queue, and who has not ended: for a round that is stuck.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        $"{_queue}; consumers left: {KindsOfLeft(_consumers)}; producers left: {KindsOfLeft(_producers)}";

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();

    private PartyKind KindOf(int index) => Party.Kinds[index % Party.Kinds.Count];

    private string KindsOfLeft(Task[] parties)
    {
        string left = string.Join(", ", Enumerable.Range(0, parties.Length).Where(i => !parties[i].IsCompleted).Select(KindOf));
        return left.Length == 0 ? "none" : left;
    }

    private QueueUser NewUser(int index, int role)
    {
        var quitter = new Quitter(HashCode.Combine(seed, index, role), Odds);
        _quitters.Add(quitter);
        return new QueueUser(_queue, quitter);
    }

    private Task StartProducer(int index)
    {
        QueueUser user = NewUser(index, role: 1);
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
        QueueUser user = NewUser(index, role: 2);
        var received = new List<int>();
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
            _quitters.Sum(static quitter => quitter.Count));
    }
}
