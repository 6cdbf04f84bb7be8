namespace Curio.Tests.Models;

// Which of several woken getters comes first is for the order of ready tasks to decide, which no model knows. What it knows:
// every item comes out once, in the queue's order; a put finds room or waits; a get from an empty queue waits; and at rest
// nobody waits for what is there.

/// <summary>Tasks that put into and get from one queue, report items as done and join it.</summary>
internal sealed class QueueProgram : PrimitiveProgram
{
    private readonly AsyncQueue<int> _queue;
    private readonly Func<List<int>, int> _choose;
    private readonly List<int> _items = [];
    private readonly HashSet<int> _busy = [];
    private readonly LineModel _joiners = new();
    private int _getters;
    private readonly int _maxSize;
    private int _outstanding;

    public QueueProgram(int seed, QueueKind kind)
        : base(seed)
    {
        _maxSize = Setup.Next(4);
        (_queue, _choose) = Create(kind, _maxSize);
    }

    public override async Coro Body(int task)
    {
        bool isOn = true;
        for (int round = 1 + Next(task, 5); isOn && round > 0; round--)
        {
            isOn = await Yields(task);
            int action = isOn ? Next(task, 10) : -1;
            isOn = action switch
            {
                -1 => false,
                0 => await Run.Do(task, "join", () => _queue.JoinAsync(), new LineRule(_joiners, _ => _outstanding == 0, static (_, _) => { })),
                < 5 => await Put(task, Next(task, 100)),
                _ => await Get(task),
            };
        }
    }

    public override Withdrawal Withdraw(int task)
    {
        if (_joiners.Withdraw(task))
        {
            return Withdrawal.Taken;
        }

        return _busy.Contains(task) ? Withdrawal.Unknown : Withdrawal.Kept;
    }

    public override void CheckAtRest()
    {
        int[] getting = [.. Run.Parked.Where(task => Run.StateOf(task) == "QUEUE_GET")];
        int[] putting = [.. Run.Parked.Where(task => Run.StateOf(task) == "QUEUE_PUT")];
        RequireParked(getting, putting, _joiners.Waiting);
        Run.Require(getting.Length == 0 || _items.Count == 0, "somebody waits for an item that is there");
        Run.Require(putting.Length == 0 || IsFull, "somebody waits for room that is there");
        Run.Require(_queue.Count == _items.Count, $"there are {_queue.Count} items instead of {_items.Count}");
        Run.Require(_queue.Outstanding == _outstanding, $"{_queue.Outstanding} items are outstanding instead of {_outstanding}");
    }

    private static (AsyncQueue<int> Queue, Func<List<int>, int> Choose) Create(QueueKind kind, int maxSize) => kind switch
    {
        QueueKind.FirstInFirstOut => (new AsyncQueue<int>(maxSize), static _ => 0),
        QueueKind.LastInFirstOut => (new AsyncLifoQueue<int>(maxSize), static items => items.Count - 1),
        _ => (new AsyncPriorityQueue<int>(maxSize), static items => items.IndexOf(items.Min())),
    };

    private bool IsFull => _maxSize > 0 && _items.Count >= _maxSize;

    private Coro<bool> Put(int task, int item) => Run.Do(task, $"put {item}", () => _queue.PutAsync(item), new BusyRule(
        this,
        () => !IsFull,
        () =>
        {
            Run.Require(!IsFull, $"item {item} went into a full queue");
            _items.Add(item);
            _outstanding++;
        }));

    private async Coro<bool> Get(int task)
    {
        int got = -1;
        bool isDone = await Run.Do(task, "get", async () => got = await _queue.GetAsync(), new BusyRule(
            this,
            () => _items.Count == 0 ? false : _getters == 0 ? true : null,
            () =>
            {
                Run.Require(_items.Count > 0, $"item {got} came out of an empty queue");
                int place = _choose(_items);
                Run.Require(_items[place] == got, $"item {got} came before {_items[place]}");
                _items.RemoveAt(place);
            },
            isGetter: true));
        if (isDone && Next(task, 5) > 0)
        {
            await Run.Do(task, "task done", () => _queue.TaskDoneAsync(), () =>
            {
                if (--_outstanding == 0)
                {
                    _joiners.GrantAll();
                }
            });
        }

        return isDone;
    }

    private sealed class BusyRule(QueueProgram program, Func<bool?> finishesAtOnce, Action onDone, bool isGetter = false) : IRule
    {
        public bool? FinishesAtOnce(int task) => finishesAtOnce();

        public void Enter(int task)
        {
            program._busy.Add(task);
            program._getters += isGetter ? 1 : 0;
        }

        public bool MayEnd(int task) => true;

        public bool IsWithdrawn(int task) => false;

        public void Done(int task, bool waited)
        {
            Left(task);
            onDone();
        }

        public void Left(int task)
        {
            if (program._busy.Remove(task))
            {
                program._getters -= isGetter ? 1 : 0;
            }
        }
    }
}
