using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Tasks;

public class CancelRulesTests
{
    [Fact]
    public void T17a_A_second_cancel_neither_interrupts_the_cleanup_nor_changes_the_reason_and_waits() => Scenario.Expect(
        ["start", "cancel request", "retry", "cancelled", "done cancel", true],
        static async s =>
        {
            var reason = new TaskCancelledException("the first");
            async Coro Child()
            {
                s.Note("start");
                try
                {
                    await Steps.Forever();
                }
                finally
                {
                    s.Note("cancel request");
                    await Coro.Sleep(2.Seconds);
                    s.Note("cancelled");
                }
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync(blocking: false, reason);
            await Coro.Sleep(1.Seconds);
            s.Note("retry");
            await child.CancelAsync(reason: new TaskCancelledException("the second"));
            s.Note("done cancel");
            s.Note(ReferenceEquals(reason, child.Exception));
        });

    [Fact]
    public void T17b_A_timeout_around_a_cancel_ends_only_the_waiting() => Scenario.Expect(
        ["TaskTimeoutException", "cleaned up"],
        static async s =>
        {
            async Coro Child()
            {
                try
                {
                    await Steps.Forever();
                }
                finally
                {
                    await Coro.Sleep(10.Seconds);
                    s.Note("cleaned up");
                }
            }

            CurioTask child = await Steps.Start(Child());
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, child.CancelAsync())));
            await child.WaitAsync();
        });

    [Fact]
    public void T18a_A_reason_of_a_type_of_ones_own_is_caught_by_it() => Scenario.Expect(
        ["caught by its type"],
        static async s =>
        {
            async Coro Child()
            {
                try
                {
                    await Steps.Forever();
                }
                catch (PatienceLostException)
                {
                    s.Note("caught by its type");
                }
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync(reason: new PatienceLostException());
        });

    [Fact]
    public void T18b_Exactly_the_given_instance_is_thrown() => Scenario.Expect(
        [true, true],
        static async s =>
        {
            var reason = new TaskCancelledException("because");
            Exception? seen = null;
            async Coro Child()
            {
                seen = await Steps.Catch(Steps.Forever());
                throw seen!;
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync(reason: reason);
            s.Note(ReferenceEquals(reason, seen));
            s.Note(ReferenceEquals(reason, child.Exception));
        });

    [Fact]
    public void T18c_Any_other_exception_works_and_is_a_crash_if_it_escapes()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            CurioTask child = await Steps.Start(Steps.Forever());
            await child.CancelAsync(reason: new ArithmeticException());
            s.Note(child.Exception!.GetType().Name);
            s.Note(child.IsCancelled);
        });
        Assert.Equal(["ArithmeticException", true], scenario.Events);
        Assert.Single(scenario.Log.Errors);
    }

    [Fact]
    public void T19_Cancelling_an_ended_task_returns_at_once_and_is_no_cancellation()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            CurioTask child = await Steps.Start(Steps.Value(1));
            async Coro Other() => s.Note("other");
            await Coro.Spawn(Other(), daemon: true);
            await child.CancelAsync();
            s.Note(child.IsCancelled);
            s.Note(child.Exception);
            await Steps.Yield();
        });
        Assert.Equal([false, null, "other"], scenario.Events);
        Assert.Empty(scenario.Log.Records);
    }

    [Fact]
    public void T21_What_the_cleanup_throws_does_not_come_out_of_the_cancel()
    {
        var failure = new ArithmeticException();
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro Child()
            {
                try
                {
                    await Steps.Forever();
                }
                finally
                {
                    await Steps.Throw(failure, yields: 1);
                }
            }

            CurioTask child = await Steps.Start(Child());
            s.Note(await Steps.NameOfThrown(child.CancelAsync()));
            s.Note(ReferenceEquals(failure, child.Exception));
        });
        Assert.Equal(["nothing", true], scenario.Events);
        Assert.Same(failure, Assert.Single(scenario.Log.Records).Exception);
    }

    [Fact]
    public void T22a_A_cancel_of_oneself_that_does_not_block_comes_at_the_next_block() => Scenario.Expect(
        ["goes on", "TaskCancelledException"],
        static async s =>
        {
            async Coro Child()
            {
                await (await Coro.CurrentTask()).CancelAsync(blocking: false);
                s.Note("goes on");
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            await (await Coro.Spawn(Child())).JoinAsync();
        });

    [Fact]
    public void T22b_A_blocking_cancel_of_oneself_throws_itself() => Scenario.Expect(
        ["TaskCancelledException", "nothing"],
        static async s =>
        {
            async Coro Child()
            {
                s.Note(await Steps.NameOfThrown((await Coro.CurrentTask()).CancelAsync()));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            await (await Coro.Spawn(Child())).JoinAsync();
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void T22c_Where_it_could_only_wait_for_itself_it_throws(bool shielded) => Scenario.Expect(
        ["InvalidOperationException"],
        async s =>
        {
            async Coro Child()
            {
                CurioTask self = await Coro.CurrentTask();
                if (shielded)
                {
                    s.Note(await Steps.NameOfThrown(Coro.DisableCancellation(self.CancelAsync())));
                    return;
                }

                // The cancellation has been delivered already: a second one does not come.
                await Steps.Catch(self.CancelAsync());
                s.Note(await Steps.NameOfThrown(self.CancelAsync()));
            }

            await (await Coro.Spawn(Child())).WaitAsync();
        });

    [Fact]
    public void T23_What_need_not_block_delivers_nothing_pending() => Scenario.Expect(
        ["through", "ArithmeticException"],
        static async s =>
        {
            var set = new AsyncEvent();
            await set.SetAsync();
            CurioTask<int> ended = await Steps.Start(Steps.Value(1));
            await Coro.SetCancellation(new ArithmeticException());
            await set.WaitAsync();
            await set.SetAsync();
            await ended.JoinAsync();
            await ended.WaitAsync();
            await ended.CancelAsync();
            await Coro.Clock();
            await Coro.CurrentTask();
            await Task.CompletedTask;
            CurioTask child = await Coro.Spawn(Steps.Value(1));
            await child.CancelAsync(blocking: false);
            await Coro.TimeoutAfter(1.Seconds, Steps.Value(1));
            s.Note("through");
            s.Note(await Steps.NameOfThrown(child.JoinAsync()));
        });

    [Fact]
    public void T24_A_cancel_voids_the_running_timeout() => Scenario.Expect(
        ["child", "cancelled", "done cancel", 10.5],
        static async s =>
        {
            async Coro Child()
            {
                try
                {
                    await Coro.TimeoutAfter(1.Seconds, async () =>
                    {
                        s.Note("child");
                        try
                        {
                            await Coro.Sleep(5.Seconds);
                        }
                        finally
                        {
                            await Coro.Sleep(10.Seconds);
                            s.Note("cancelled");
                        }
                    });
                }
                catch (TaskTimeoutException)
                {
                    s.Note("timeout");
                }
            }

            CurioTask child = await Coro.Spawn(Child());
            await Coro.Sleep(500.Milliseconds);
            await child.CancelAsync();
            s.Note("done cancel");
            s.Note((await Coro.Clock()).TotalSeconds);
            Assert.IsType<TaskCancelledException>(child.Exception);
        });

    [Fact]
    public void T25a_And_that_of_all_enclosing_scopes() => Scenario.Expect(
        ["inner cleaned up", "middle cleaned up", "outer cleaned up", "TaskCancelledException"],
        static async s =>
        {
            async Coro Guard(string name, Coro inner)
            {
                try
                {
                    await inner;
                }
                finally
                {
                    await Coro.Sleep(10.Seconds);
                    s.Note($"{name} cleaned up");
                }
            }

            static async Coro Never() => await Steps.Forever();

            Coro body = Coro.TimeoutAfter(2.Seconds, Guard("inner", Never()));
            body = Coro.TimeoutAfter(5.Seconds, Guard("middle", body));
            body = Guard("outer", Coro.TimeoutAfter(3.Seconds, body));
            CurioTask child = await Coro.Spawn(body);
            await Coro.Sleep(1.Seconds);
            await child.CancelAsync();
            s.Note(child.Exception!.GetType().Name);
        });

    [Fact]
    public void T25b_Scopes_entered_during_the_cleanup_work() => Scenario.Expect(
        ["TaskTimeoutException", 2.0, "TaskCancelledException"],
        static async s =>
        {
            async Coro Child()
            {
                try
                {
                    await Steps.Forever();
                }
                finally
                {
                    s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Coro.Sleep(10.Seconds))));
                }
            }

            CurioTask child = await Coro.Spawn(Coro.TimeoutAfter(100.Seconds, Child()));
            await Coro.Sleep(1.Seconds);
            await child.CancelAsync();
            s.Note((await Coro.Clock()).TotalSeconds);
            s.Note(child.Exception!.GetType().Name);
        });

    private sealed class PatienceLostException : CancelledException;
}
