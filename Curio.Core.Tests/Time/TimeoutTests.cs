using System.Net;
using System.Net.Sockets;
using Curio.Tests.Support;

namespace Curio.Tests.Time;

public class TimeoutTests
{
    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M01_A_sleep_is_timed_out(Form form) => Scenario.Expect(["inside: 100", "TaskTimeoutException", 100], async s =>
    {
        async Coro Body()
        {
            try
            {
                await Coro.Sleep(1.Seconds);
            }
            catch (TaskTimeoutException)
            {
                s.Note($"inside: {s.Time()}");
                throw;
            }
        }

        s.Note(await Outcome.Of(form.TimeoutAfter(100, Body)));
        s.Note(s.Time());
    });

    [Theory]
    [InlineData("sleep")]
    [InlineData("event")]
    [InlineData("queue")]
    [InlineData("join")]
    [InlineData("wait")]
    [InlineData("cancel")]
    [InlineData("group")]
    [InlineData("task")]
    [InlineData("method")]
    [InlineData("worker")]
    [InlineData("thread")]
    [InlineData("receive")]
    public void M01_Every_blocking_operation_is_timed_out(string operation) => Scenario.Expect(
        ["TaskTimeoutException", 100, "went on"],
        async s =>
        {
            using var release = new ManualResetEventSlim();
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var end = new AsyncEvent();
            async Coro Other() => await Coro.DisableCancellation(end.WaitAsync());

            CurioTask other = await Coro.Spawn(Other(), daemon: true);
            async Coro Operation() => await (operation switch
            {
                "sleep" => Untyped(Coro.Sleep(Timeout.InfiniteTimeSpan)),
                "event" => new AsyncEvent().WaitAsync(),
                "queue" => new WaitQueue().SuspendAsync(WaitReason.EventWait),
                "join" => other.JoinAsync(),
                "wait" => other.WaitAsync(),
                "cancel" => other.CancelAsync(),
                "group" => Untyped(TaskGroup.Run(async g => await g.SpawnAsync(new AsyncEvent().WaitAsync()))),
                "task" => OfTask(new TaskCompletionSource().Task),
                "method" => OfTask(OrdinaryMethod()),
                "worker" => Coro.RunInThread(() => release.Wait()),
                "thread" => InAsyncThread(),
                "receive" => Traps.ReadWait(socket.Handle),
                _ => throw new ArgumentOutOfRangeException(nameof(operation)),
            });

            s.Note(await Outcome.Of(Coro.TimeoutAfter(100.Milliseconds, Operation())));
            s.Note(s.Time());
            release.Set();
            await end.SetAsync();
            await other.WaitAsync();
            s.Note("went on");
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M02_In_time_the_value_is_returned_and_the_timer_is_gone(Form form) => Scenario.Expect(
        ["value", 50, "ok", 550],
        async s =>
        {
            s.Note(await form.TimeoutAfter(100, () => Outcome.After(50, "value")));
            s.Note(s.Time());
            s.Note(await Outcome.Of(async () => await Coro.Sleep(500.Milliseconds)));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M04_Outer_shorter_than_inner_is_reported_by_both(Form form) => Scenario.Expect(
        ["coro1 start", "coro1 timeout cancel", 750, "coro2 start", "parent timeout", 750],
        async s =>
        {
            async Coro Child(string name)
            {
                s.Note($"{name} start");
                await Coro.Sleep(10.Seconds);
                s.Note($"{name} done");
            }

            async Coro Parent()
            {
                try
                {
                    await form.TimeoutAfter(5000, () => Child("coro1"));
                }
                catch (TimeoutCancellationException)
                {
                    s.Note("coro1 timeout cancel");
                    s.Note(s.Time());
                }

                await Child("coro2");
            }

            try
            {
                await form.TimeoutAfter(750, Parent);
            }
            catch (TaskTimeoutException)
            {
                s.Note("parent timeout");
                s.Note(s.Time());
            }
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M05_The_outermost_of_three_expires(Form form) => Scenario.Expect(
        ["inner TimeoutCancellationException", "middle TimeoutCancellationException", "outer TaskTimeoutException", 1000],
        async s =>
        {
            async Coro Inner() => await Passing(form.TimeoutAfter(3000, ForEver), s, "inner");
            async Coro Middle() => await Passing(form.TimeoutAfter(2000, Inner), s, "middle");
            s.Note($"outer {await Outcome.Of(form.TimeoutAfter(1000, Middle))}");
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M06_An_inner_timeout_that_nobody_catches_is_an_uncaught_one_outside(Form form) => Scenario.Expect(
        ["inner TaskTimeoutException", "outer UncaughtTimeoutException", 100],
        async s =>
        {
            async Coro Inner() => await Passing(form.TimeoutAfter(100, ForEver), s, "inner");
            s.Note($"outer {await Outcome.Of(form.TimeoutAfter(1000, Inner))}");
            s.Note(s.Time());
        });

    [Fact]
    public void M06_The_uncaught_timeout_carries_the_timeout() => Scenario.Expect([typeof(TaskTimeoutException)], async s =>
    {
        try
        {
            await Coro.TimeoutAfter(1.Seconds, Coro.TimeoutAfter(10.Milliseconds, ForEver()));
        }
        catch (UncaughtTimeoutException exception)
        {
            s.Note(exception.InnerException!.GetType());
        }
    });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M07_A_caught_inner_timeout_leaves_the_outer_deadline_in_force(Form form) => Scenario.Expect(
        ["inner TaskTimeoutException", 100, "outer TaskTimeoutException", 300],
        async s =>
        {
            async Coro Outer()
            {
                s.Note($"inner {await Outcome.Of(form.TimeoutAfter(100, ForEver))}");
                s.Note(s.Time());
                await ForEver();
            }

            s.Note($"outer {await Outcome.Of(form.TimeoutAfter(300, Outer))}");
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M08_The_middle_of_three_expires(Form form) => Scenario.Expect(
        [
            "inner TimeoutCancellationException",
            "middle TaskTimeoutException",
            "outer UncaughtTimeoutException",
            "outermost UncaughtTimeoutException",
            100,
        ],
        async s =>
        {
            async Coro Inner() => await Passing(form.TimeoutAfter(500, ForEver), s, "inner");
            async Coro Middle() => await Passing(form.TimeoutAfter(100, Inner), s, "middle");
            async Coro Outer() => await Passing(form.TimeoutAfter(1000, Middle), s, "outer");
            s.Note($"outermost {await Outcome.Of(form.TimeoutAfter(2000, Outer))}");
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M10_A_longer_inner_timeout_does_not_extend_the_outer_one(Form form) => Scenario.Expect(
        ["TaskTimeoutException", 100],
        async s =>
        {
            s.Note(await Outcome.Of(form.TimeoutAfter(100, () => form.TimeoutAfter(3_600_000, ForEver))));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M11_A_null_timeout_leaves_the_outer_one_in_force(Form form) => Scenario.Expect(
        ["coro1 start", "null scope TimeoutCancellationException", "parent timeout", 1000],
        async s =>
        {
            async Coro Child()
            {
                s.Note("coro1 start");
                await Coro.Sleep(2.Seconds);
                s.Note("coro1 done");
            }

            async Coro Parent() => await Passing(form.TimeoutAfter(-1, Child), s, "null scope");
            try
            {
                await form.TimeoutAfter(1000, Parent);
            }
            catch (TaskTimeoutException)
            {
                s.Note("parent timeout");
                s.Note(s.Time());
            }
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M12a_A_null_scope_returns_the_value(Form form) => Scenario.Expect(["value", true, "other", 2000], async s =>
    {
        s.Note(await form.TimeoutAfter(-1, () => Outcome.After(1000, "value")));
        s.Note(await form.IgnoreAfter(-1, async () => { await Coro.Sleep(500.Milliseconds); }));
        s.Note(await form.IgnoreAfter(-1, () => Outcome.After(500, "other"), "timeout"));
        s.Note(s.Time());
    });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M12b_An_inner_timeout_that_escapes_into_a_null_scope_is_uncaught(Form form) => Scenario.Expect(
        ["UncaughtTimeoutException", "UncaughtTimeoutException"],
        async s =>
        {
            s.Note(await Outcome.Of(form.TimeoutAfter(-1, () => form.TimeoutAfter(10, ForEver))));
            s.Note(await Outcome.Of(form.IgnoreAfter(-1, () => form.TimeoutAfter(10, ForEver))));
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M19_Other_exceptions_pass_the_scopes_unchanged(Form form) => Scenario.Expect([true, true, 20], async s =>
    {
        var failure = new InvalidTimeZoneException("a failure of the test's own");
        Coro<int> Fail() => Outcome.FailsAfter<int>(10, failure);
        foreach (Coro<int> scope in (Coro<int>[])
            [form.TimeoutAfter(100, () => form.TimeoutAfter(50, Fail)), form.IgnoreAfter(100, Fail, 0)])
        {
            try
            {
                await scope;
            }
            catch (InvalidTimeZoneException exception)
            {
                s.Note(ReferenceEquals(exception, failure));
            }
        }

        s.Note(s.Time());
    });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M19_Other_exceptions_pass_the_scopes_also_after_expiry(Form form) => Scenario.Expect(
        ["InvalidTimeZoneException", "InvalidTimeZoneException"],
        async s =>
        {
            async Coro Body()
            {
                try
                {
                    await ForEver();
                }
                catch (CancelledException)
                {
                    throw new InvalidTimeZoneException();
                }
            }

            s.Note(await Outcome.Of(form.TimeoutAfter(100, () => form.TimeoutAfter(500, Body))));
            s.Note(await Outcome.Of(form.IgnoreAfter(100, async () => { await form.IgnoreAfter(50, Body); })));
        });

    /// <summary>Not quite: where nothing ends it the test fails instead of hanging.</summary>
    private static async Coro ForEver() => await Coro.Sleep(TimeSpan.FromDays(1000));

    /// <summary>Notes what passes a scope, and lets it pass.</summary>
    private static async Coro Passing(Coro coroutine, Scenario s, string name)
    {
        try
        {
            await coroutine;
        }
        catch (Exception exception)
        {
            s.Note($"{name} {exception.GetType().Name}");
            throw;
        }
    }

    private static async Coro Untyped<T>(Coro<T> coroutine) => await coroutine;

    private static async Coro OfTask(Task task) => await task;

    private static async Task OrdinaryMethod() => await new AsyncEvent().WaitAsync();

    private static async Coro InAsyncThread()
    {
        AsyncThread thread = await AsyncThread.Spawn(
            static () => AsyncThread.AWAIT(new AsyncEvent().WaitAsync()),
            daemon: true);
        await thread.JoinAsync();
    }
}
