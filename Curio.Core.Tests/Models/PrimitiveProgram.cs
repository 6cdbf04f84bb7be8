namespace Curio.Tests.Models;

/// <summary>A random program of a few tasks over one primitive, together with the reference model of that primitive.</summary>
internal abstract class PrimitiveProgram
{
    private readonly Random[] _randoms;

    protected PrimitiveProgram(int seed)
    {
        var random = new Random(seed);
        TaskCount = random.Next(2, 7);
        _randoms = [.. Enumerable.Range(0, TaskCount).Select(_ => new Random(random.Next()))];
        Setup = random;
    }

    public int TaskCount { get; }

    /// <summary>For decisions before the tasks run.</summary>
    protected Random Setup { get; }

    protected Exploration Run { get; private set; } = null!;

    public void Begin(Exploration run) => Run = run;

    /// <summary>What a task does: the same under every schedule.</summary>
    public abstract Coro Body(int task);

    /// <summary>A task is being cancelled.</summary>
    public abstract Withdrawal Withdraw(int task);

    /// <summary>Nothing can run any more: whoever waits must do so for a reason, and nothing may be lost.</summary>
    public abstract void CheckAtRest();

    protected int Next(int task, int end) => _randoms[task].Next(end);

    /// <summary>Yields up to twice. False when that was cancelled.</summary>
    protected async Coro<bool> Yields(int task)
    {
        for (int left = Next(task, 3); left > 0; left--)
        {
            if (!await Run.Yield(task))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Requires that exactly the tasks of some lines are parked.</summary>
    protected void RequireParked(params IEnumerable<int>[] lines)
    {
        string expected = string.Join(' ', lines.SelectMany(static line => line).Order());
        string parked = string.Join(' ', Run.Parked.Order());
        Run.Require(expected == parked, $"at rest the tasks [{parked}] are parked, but [{expected}] should be");
    }
}
