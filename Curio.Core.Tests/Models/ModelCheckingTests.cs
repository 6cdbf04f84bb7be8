using System.Globalization;

namespace Curio.Tests.Models;

/// <summary>
/// Random programs of up to six tasks over each primitive, each under many schedules: the order of ready tasks shuffled by a
/// seed, one task cancelled at each of its suspension points, in each of three ways. A failure prints the schedule, which
/// repeats it: <see cref="Run"/> with its values.
/// </summary>
public class ModelCheckingTests
{
    /// <summary>All together 100,000, in a few seconds. The environment variable CURIO_SCHEDULES asks for more, or fewer, of each.</summary>
    private static readonly int s_schedulesATest =
        int.TryParse(Environment.GetEnvironmentVariable("CURIO_SCHEDULES"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 10_000;

    [Theory]
    [InlineData("lock")]
    [InlineData("re-entrant lock")]
    [InlineData("semaphore")]
    [InlineData("bounded semaphore")]
    [InlineData("event")]
    [InlineData("result")]
    [InlineData("condition")]
    [InlineData("queue")]
    [InlineData("last in, first out queue")]
    [InlineData("priority queue")]
    public void Every_schedule_does_what_the_model_allows(string primitive)
    {
        int count = 0;
        for (int seed = 0; count < s_schedulesATest; seed++)
        {
            IReadOnlyList<int> points = Run(primitive, Schedule.Undisturbed(seed));
            count++;
            foreach (Schedule schedule in Disturbed(seed, points))
            {
                Run(primitive, schedule);
                count++;
            }
        }
    }

    [Fact]
    public void A_broken_run_prints_its_seed_and_what_happened()
    {
        var run = new Exploration(Schedule.Undisturbed(7), new BrokenProgram(7));
        ModelViolationException violation = Assert.Throws<ModelViolationException>(run.Run);
        Assert.Contains("Seed = 7", violation.Message, StringComparison.Ordinal);
        Assert.Contains("acquire done", violation.Message, StringComparison.Ordinal);
        Assert.Contains("waited although it could have finished", violation.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Schedule> Disturbed(int seed, IReadOnlyList<int> points) =>
        from victim in Enumerable.Range(0, points.Count)
        from point in Enumerable.Range(0, points[victim])
        from when in Enum.GetValues<Injection>()
        select new Schedule(seed, victim, point, when);

    private static IReadOnlyList<int> Run(string primitive, Schedule schedule)
    {
        var run = new Exploration(schedule, Create(primitive, schedule.Seed));
        run.Run();
        return run.Points;
    }

    private static PrimitiveProgram Create(string primitive, int seed) => primitive switch
    {
        "lock" => new LockProgram(seed),
        "re-entrant lock" => new RLockProgram(seed),
        "semaphore" => new SemaphoreProgram(seed, isBounded: false),
        "bounded semaphore" => new SemaphoreProgram(seed, isBounded: true),
        "event" => new EventProgram(seed),
        "result" => new ResultProgram(seed),
        "condition" => new ConditionProgram(seed),
        "queue" => new QueueProgram(seed, QueueKind.FirstInFirstOut),
        "last in, first out queue" => new QueueProgram(seed, QueueKind.LastInFirstOut),
        _ => new QueueProgram(seed, QueueKind.SmallestFirst),
    };

    /// <summary>A program whose model thinks that the lock is always free.</summary>
    private sealed class BrokenProgram(int seed) : PrimitiveProgram(seed)
    {
        private readonly AsyncLock _lock = new();
        private readonly LineModel _line = new();

        public override async Coro Body(int task)
        {
            await Run.Do(task, "acquire", () => _lock.AcquireAsync(), new LineRule(_line, static _ => true, static (_, _) => { }));
            await Run.Yield(task);
            await _lock.ReleaseAsync();
        }

        public override Withdrawal Withdraw(int task) => Withdrawal.Kept;

        public override void CheckAtRest()
        {
        }
    }
}
