using Curio.Tests.Support;

namespace Curio.Tests.Sync;

/// <summary>A primitive serves one kernel while that lives: another's tasks are refused, and its own go on.</summary>
public class ForeignKernelTests
{
    public static TheoryData<string> Uses { get; } = new(
        "lock", "lock release", "re-entrant lock", "semaphore", "semaphore release", "event wait", "event set", "condition", "result", "result set",
        "queue get", "queue put", "queue join", "queue done", "wait queue", "group next", "group join", "group cancel", "group spawn");

    [Theory]
    [MemberData(nameof(Uses))]
    public void A_foreign_kernel_is_refused_also_when_nobody_waits(string use)
    {
        var objects = new Primitives();
        Scenario first = Scenario.Prepare();
        Scenario second = Scenario.Prepare();
        using (var kernel = new Curio.Kernel(first.Options))
        {
            kernel.Run(objects.UseAll());
            InvalidOperationException? refusal = null;
            async Coro Misuse() => refusal = await Refusals.Of(() => objects.Use(use));
            Coro.Run(Misuse(), second.Options);
            Assert.Matches("^(Async|WaitQueue|TaskGroup).*\\(.*belongs to another kernel", refusal!.Message);
            kernel.Run(objects.UseAll());
        }

        // That kernel is closed: the objects are anybody's.
        Coro.Run(objects.UseAll(), Scenario.Prepare().Options);
    }

    private sealed class Primitives
    {
        private readonly AsyncLock _lock = new();
        private readonly AsyncRLock _rlock = new();
        private readonly AsyncSemaphore _semaphore = new();
        private readonly AsyncEvent _event = new();
        private readonly AsyncCondition _condition = new();
        private readonly AsyncResult<int> _result = new();
        private readonly AsyncQueue<int> _queue = new();
        private readonly WaitQueue _line = new();
        private readonly TaskGroup _group = new();

        public async Coro UseAll()
        {
            foreach (string use in (string[])["lock", "lock release", "re-entrant lock", "semaphore", "semaphore release", "event set", "event wait",
                "condition", "result set", "result", "queue put", "queue get", "queue join", "queue done", "group next"])
            {
                await Use(use);
            }

            await _rlock.ReleaseAsync();
            await Coro.IgnoreAfter(1.Seconds, _line.SuspendAsync(WaitReason.EventWait));
            CurioTask member = await _group.SpawnAsync(Coro.Sleep(1.Seconds));
            await member.JoinAsync();
            await _queue.PutAsync(1);
            await _queue.TaskDoneAsync();
            await _queue.GetAsync();
        }

        public Coro Use(string use) => use switch
        {
            "lock" => _lock.AcquireAsync(),
            "lock release" => _lock.ReleaseAsync(),
            "re-entrant lock" => _rlock.AcquireAsync(),
            "semaphore" => _semaphore.AcquireAsync(),
            "semaphore release" => _semaphore.ReleaseAsync(),
            "event wait" => _event.WaitAsync(),
            "event set" => _event.SetAsync(),
            "condition" => UseCondition(),
            "result" => _result.UnwrapAsync(),
            "result set" => _result.SetValueAsync(1),
            "queue get" => _queue.GetAsync(),
            "queue put" => _queue.PutAsync(1),
            "queue join" => Coro.IgnoreAfter(1.Seconds, _queue.JoinAsync()),
            "queue done" => _queue.TaskDoneAsync(),
            "wait queue" => _line.SuspendAsync(WaitReason.EventWait),
            "group next" => _group.NextDoneAsync(),
            "group join" => _group.JoinAsync(),
            "group cancel" => _group.CancelRemainingAsync(),
            _ => _group.SpawnAsync(Coro.Sleep(1.Seconds)),
        };

        private async Coro UseCondition()
        {
            using (await _condition.AcquireAsync())
            {
                await _condition.NotifyAsync();
            }
        }
    }
}
