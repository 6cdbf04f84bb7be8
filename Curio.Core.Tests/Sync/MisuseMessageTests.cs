using System.Diagnostics;
using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Sync;

/// <summary>What is said to those who misuse primitives, and what primitives say of themselves to other threads.</summary>
public class MisuseMessageTests
{
    [Fact]
    public void A_second_use_of_an_operation_names_it_Y03() => Bounded.Expect(
        ["'AsyncLock.AcquireAsync'", "'AsyncLock.ReleaseAsync'", "'AsyncSemaphore.AcquireAsync'", "'AsyncQueue.GetAsync'"],
        async s =>
        {
            var x = new AsyncLock();
            Coro<Releaser> acquire = x.AcquireAsync();
            await acquire;
            await NoteSecondUse(acquire);
            Coro release = x.ReleaseAsync();
            await release;
            await NoteSecondUse(release);
            Coro<Releaser> permit = new AsyncSemaphore().AcquireAsync();
            await permit;
            await NoteSecondUse(permit);
            var queue = new AsyncQueue<int>();
            queue.TryPut(1);
            Coro<int> get = queue.GetAsync();
            await get;
            await NoteSecondUse(get);

            async Coro NoteSecondUse(Coro used)
            {
                string message = (await Refusals.Of(async () => await used)).Message;
                s.Note(message.Split(' ')[2]);
            }
        });

    [Fact]
    public void Negative_sizes_name_what_was_to_be_made()
    {
        Check(() => new AsyncQueue<int>(-1), "AsyncQueue", "maxSize -1");
        Check(() => new AsyncLifoQueue<int>(-2), "AsyncLifoQueue", "maxSize -2");
        Check(() => new AsyncPriorityQueue<int>(-3), "AsyncPriorityQueue", "maxSize -3");
        Check(() => new UniversalQueue<int>(-4), "UniversalQueue", "maxSize -4");
        Check(() => new AsyncSemaphore(-5), "semaphore", "value -5");
        Check(() => new AsyncBoundedSemaphore(-6), "semaphore", "value -6");

        static void Check(Func<object> make, string type, string size)
        {
            ArgumentOutOfRangeException refusal = Assert.Throws<ArgumentOutOfRangeException>(make);
            Assert.Contains(type, refusal.Message, StringComparison.Ordinal);
            Assert.Contains(size, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_task_for_two_groups_names_both_G18() => Bounded.Expect([true], async s =>
    {
        var one = new TaskGroup(name: "one");
        var other = new TaskGroup(name: "other");
        CurioTask task = await one.SpawnAsync(Coro.Sleep(1.Seconds));
        string message = (await Refusals.Of(() => other.AddTaskAsync(task))).Message;
        s.Note(message.Contains("TaskGroup(name='one'", StringComparison.Ordinal) && message.Contains("TaskGroup(name='other'", StringComparison.Ordinal));
        await one.JoinAsync();
    });

    [Fact]
    public void A_member_that_would_cancel_its_own_group_is_refused_and_nobody_is_cancelled_G17() => Bounded.Expect(
        ["InvalidOperationException", "InvalidOperationException", "other ends", "member ends"],
        async s =>
        {
            var group = new TaskGroup();
            async Coro Member()
            {
                s.Note(await Outcome.Of(() => group.CancelRemainingAsync()));
                s.Note(await Outcome.Of(() => group.DisposeAsync()));
                await Coro.Sleep(2.Seconds);
                s.Note("member ends");
            }

            async Coro Other()
            {
                await Coro.Sleep(1.Seconds);
                s.Note("other ends");
            }

            await group.SpawnAsync(Member());
            await group.SpawnAsync(Other());
            await group.JoinAsync();
        });

    [Fact]
    public void A_policy_that_does_not_exist_is_refused_G18() => Bounded.Expect(["ArgumentOutOfRangeException"], async s =>
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TaskGroup((TaskGroupWait)42));
        s.Note(await Outcome.Of(() => new TaskGroup().JoinAsync((TaskGroupWait)42)));
    });

    [Fact]
    public void A_lock_whose_holder_has_ended_says_so_S21() => Bounded.Expect([true], async s =>
    {
        var x = new AsyncLock();
        async Coro Holder() => await x.AcquireAsync();
        await (await Coro.Spawn(Holder(), name: "forgetful")).JoinAsync();
        s.Note(x.ToString().Contains("name='forgetful', state='TERMINATED'), which has ended without releasing it", StringComparison.Ordinal));
    });

    [Fact]
    public void A_reason_without_a_name_is_refused_Y05() => Assert.Throws<ArgumentException>(() => new WaitQueue().SuspendAsync(default));

    [Fact]
    public void An_exception_that_is_thrown_again_and_again_keeps_its_trace_short_S20_U03() => Bounded.Expect([true, true, true], async s =>
    {
        var failure = new FormatException("broken");
        var result = new AsyncResult<int>();
        var universal = new UniversalResult<int>();
        await result.SetExceptionAsync(failure);
        universal.SetException(failure);
        CurioTask<int> task = await Coro.Spawn(result.UnwrapAsync());
        await task.WaitAsync();
        s.Note(await LengthAfter(200, async () => await result.UnwrapAsync()));
        s.Note(await LengthAfter(200, async () => await universal.UnwrapAsync()));
        s.Note(await LengthAfter(200, async () => _ = task.Result));

        async Coro<bool> LengthAfter(int throws, Func<Coro> unwrap)
        {
            for (int i = 0; i < throws; i++)
            {
                Assert.Equal("FormatException", await Outcome.Of(unwrap));
            }

            return failure.StackTrace!.Length < 10_000;
        }
    });

    [Fact]
    public void An_async_thread_that_spins_sees_the_event_set() => Scenario.Run(static async s =>
    {
        var x = new AsyncEvent();
        using var isSpinning = new SemaphoreSlim(0);
        AsyncThread<bool> thread = await AsyncThread.Spawn(() =>
        {
            isSpinning.Release();
            long begin = Stopwatch.GetTimestamp();
            while (!x.IsSet)
            {
                if (Stopwatch.GetElapsedTime(begin) > TimeSpan.FromSeconds(30))
                {
                    return false;
                }
            }

            return true;
        });
        await Coro.RunInThread(() => isSpinning.Wait());
        await x.SetAsync();
        Assert.True(await thread.JoinAsync());
    });

    [Fact]
    public void Another_thread_counts_no_more_than_a_thousand_waiters() => Bounded.Expect(["waiting=1500", "waiting=1000"], async s =>
    {
        var x = new AsyncEvent();
        for (int i = 0; i < 1500; i++)
        {
            await Coro.Spawn(x.WaitAsync());
        }

        await Coro.Sleep(1.Seconds);
        s.Note(x.ToString().Split(", ")[1].TrimEnd(')'));
        string elsewhere = string.Empty;
        var thread = new Thread(() => elsewhere = x.ToString());
        thread.Start();
        thread.Join();
        s.Note(elsewhere.Split(", ")[1].TrimEnd(')'));
        await x.SetAsync();
    });
}
