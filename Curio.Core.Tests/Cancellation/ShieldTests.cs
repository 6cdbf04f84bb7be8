using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Cancellation;

public class ShieldTests
{
    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void X01_Inside_a_shield_nothing_is_interrupted_and_a_blocking_cancel_waits(Form form) => Scenario.Expect(
        ["success", "cancelled", "done", "TaskCancelledException"],
        async s =>
        {
            var started = new AsyncEvent();
            async Coro Protected()
            {
                await started.SetAsync();
                await Coro.Sleep(1.Seconds);
                s.Note("success");
                if (await Coro.CheckCancellation() is TaskCancelledException)
                {
                    s.Note("cancelled");
                }
            }

            async Coro Child()
            {
                await form.Shield(Protected);
                await Coro.Sleep(1.Seconds);
                s.Note("not reached");
            }

            CurioTask child = await Coro.Spawn(Child());
            await started.WaitAsync();
            await child.CancelAsync();
            s.Note("done");
            s.Note(child.Exception!.GetType().Name);
        });

    [Theory]
    [InlineData("sleep")]
    [InlineData("yield")]
    [InlineData("event")]
    [InlineData("join")]
    [InlineData("task")]
    [InlineData("worker")]
    public void X01_No_blocking_operation_throws_inside_a_shield(string operation) => Scenario.Expect(
        ["before: cancelled", "after"],
        async s =>
        {
            CurioTask self = await Coro.CurrentTask();
            await self.CancelAsync(blocking: false);
            s.Note(await Outcome.Of(Coro.DisableCancellation(async () =>
            {
                var set = new AsyncEvent();
                async Coro Setter() => await set.SetAsync();

                CurioTask setter = await Coro.Spawn(Setter());
                await (operation switch
                {
                    "sleep" => Untyped(Coro.Sleep(10.Milliseconds)),
                    "yield" => Untyped(Coro.Sleep(TimeSpan.Zero)),
                    "event" => set.WaitAsync(),
                    "join" => setter.JoinAsync(),
                    "task" => OfTask(Task.Run(static () => { })),
                    "worker" => Coro.RunInThread(static () => { }),
                    _ => throw new ArgumentOutOfRangeException(nameof(operation)),
                });
                await setter.WaitAsync();
                s.Note("before: " + (await Coro.CheckCancellation() is TaskCancelledException ? "cancelled" : "not cancelled"));
            })) == "ok" ? "after" : "interrupted");
            await Coro.SetCancellation(null);
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void X01_A_shield_returns_the_value(Form form) => Scenario.Expect(["value", 10], async s =>
    {
        s.Note(await form.Shield(() => Outcome.After(10, "value")));
        s.Note(s.Time());
    });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void X01_Ordinary_exceptions_pass_a_shield(Form form) => Scenario.Expect([true, true, "TaskCancelledException"], async s =>
    {
        var failure = new InvalidTimeZoneException();
        Coro<int> Fail() => Outcome.FailsAfter<int>(10, failure);
        async Coro<int> FailInside() => await form.Shield(Fail);
        foreach (Coro<int> shield in (Coro<int>[])[form.Shield(Fail), form.Shield(FailInside)])
        {
            try
            {
                await shield;
            }
            catch (InvalidTimeZoneException exception)
            {
                s.Note(ReferenceEquals(exception, failure));
            }
        }

        // The shields are down again, also after a failure.
        CurioTask self = await Coro.CurrentTask();
        await self.CancelAsync(blocking: false);
        s.Note(await Outcome.Of(Coro.Sleep(TimeSpan.Zero)));
    });

    [Fact]
    public void X02_What_is_pending_comes_at_the_first_block_after_the_outermost_shield() => Scenario.Expect(
        ["inner left", "between", "outer left", "computed", "TaskCancelledException"],
        async s =>
        {
            var started = new AsyncEvent();
            async Coro Child()
            {
                await Coro.DisableCancellation(async () =>
                {
                    await Coro.DisableCancellation(async () =>
                    {
                        await started.SetAsync();
                        await Coro.Sleep(1.Seconds);
                    });
                    s.Note("inner left");
                    await Coro.Sleep(1.Seconds);
                    s.Note("between");
                });
                s.Note("outer left");
                await Coro.Clock();
                s.Note("computed");
                await Coro.Sleep(TimeSpan.Zero);
                s.Note("not reached");
            }

            CurioTask child = await Coro.Spawn(Child());
            await started.WaitAsync();
            await child.CancelAsync();
            s.Note(child.Exception!.GetType().Name);
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void X04a_A_cancellation_thrown_out_of_an_inner_shield_comes_after_the_outermost(Form form) => Scenario.Expect(
        ["swallowed", "slept", "outer left", true],
        async s =>
        {
            var thrown = new TaskCancelledException("thrown by hand");
            async Coro Throw() => throw thrown;
            async Coro Outer()
            {
                await form.Shield(Throw);
                s.Note("swallowed");
                await Coro.Sleep(10.Milliseconds);
                s.Note("slept");
            }

            await form.Shield(Outer);
            s.Note("outer left");
            try
            {
                await Coro.Sleep(10.Milliseconds);
            }
            catch (TaskCancelledException exception)
            {
                s.Note(ReferenceEquals(exception, thrown));
            }
        });

    [Fact]
    public void X04a_An_inner_shield_with_a_value_gives_the_types_default() => Scenario.Expect([0, null, "CancelledException"], async s =>
    {
        await Coro.DisableCancellation(async () =>
        {
            s.Note(await Coro.DisableCancellation(Outcome.FailsAfter<int>(1, new CancelledException())));
            s.Note(await Coro.DisableCancellation(Outcome.FailsAfter<string>(1, new CancelledException())));
        });
        s.Note(await Outcome.Of(Coro.Sleep(1.Seconds)));
    });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void X04b_A_cancellation_thrown_out_of_the_only_shield_propagates(Form form) => Scenario.Expect(
        ["TaskCancelledException", "slept"],
        async s =>
        {
            async Coro Throw() => throw new TaskCancelledException();
            s.Note(await Outcome.Of(form.Shield(Throw)));
            await Coro.Sleep(10.Milliseconds);
            s.Note("slept");
        });

    [Fact]
    public void X10_Tasks_spawned_inside_a_shield_are_not_shielded() => Scenario.Expect(
        ["child: TaskCancelledException", "cancelled"],
        async s => await Coro.DisableCancellation(async () =>
        {
            CurioTask child = await Coro.Spawn(s.SleepsForEver("child"));
            await Coro.Sleep(TimeSpan.Zero);
            await child.CancelAsync();
            s.Note("cancelled");
        }));

    [Fact]
    public void X10_One_tasks_shield_is_not_anothers() => Scenario.Expect(
        ["bare: TaskCancelledException", "shielded", "TaskCancelledException"],
        async s =>
        {
            async Coro Shielded()
            {
                await Coro.DisableCancellation(Coro.Sleep(1.Seconds));
                s.Note("shielded");
                await Coro.Sleep(1.Seconds);
            }

            CurioTask shielded = await Coro.Spawn(Shielded());
            CurioTask bare = await Coro.Spawn(s.SleepsForEver("bare"));
            await Coro.Sleep(500.Milliseconds);
            await shielded.CancelAsync(blocking: false);
            await bare.CancelAsync();
            await shielded.WaitAsync();
            s.Note(shielded.Exception!.GetType().Name);
        });

    private static async Coro Untyped<T>(Coro<T> coroutine) => await coroutine;

    private static async Coro OfTask(Task task) => await task;
}
