using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

/// <summary>Cancellation and ends of tasks that run ordinary async methods.</summary>
public class AsyncMethodCancelTests
{
    [Fact]
    public void A_cancellation_reaches_into_nested_methods_and_their_cleanup_runs() => Scenario.Expect(
        ["inner cleaned up", "outer cleaned up", "TaskCancelledException", "TaskCancelledException"],
        static async s =>
        {
            async Task Inner() => await Cleaning(s, "inner", static async () => { await Steps.Forever(); });
            async ValueTask Outer() => await Cleaning(s, "outer", Inner);
            async Coro Child()
            {
                try
                {
                    await Outer();
                }
                catch (Exception exception)
                {
                    s.Note(exception.GetType().Name);
                    throw;
                }
            }

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync();
            s.Note(child.Exception!.GetType().Name);
        });

    [Fact]
    public void So_does_a_timeout() => Scenario.Expect(
        ["method cleaned up", "TaskTimeoutException", 2.0],
        static async s =>
        {
            async Coro Body() => await Cleaning(s, "method", static async () => { await Steps.Forever(); });
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Body())));
            s.Note((await Coro.Clock()).TotalSeconds);
        });

    [Fact]
    public void One_that_is_caught_in_the_method_is_over() => Scenario.Expect(
        ["caught", "slept", 7, true],
        static async s =>
        {
            async Task<int> Method()
            {
                try
                {
                    await Steps.Forever();
                }
                catch (TaskCancelledException)
                {
                    s.Note("caught");
                }

                await Coro.Sleep(1.Seconds);
                s.Note("slept");
                return 7;
            }

            async Coro<int> Child() => await Method();

            CurioTask<int> child = await Steps.Start(Child());
            await child.CancelAsync();
            s.Note(child.Result);
            s.Note(child.IsCancelled);
        });

    [Fact]
    public void One_that_meets_a_method_waiting_for_something_foreign_ends_the_wait_for_the_method() => Scenario.Expect(
        ["TaskCancelledException", "method ends later"],
        static async s =>
        {
            var gate = new TaskCompletionSource();
            async Task Method()
            {
                await gate.Task;
                s.Note("method ends later");
            }

            async Coro Child() => await Method();

            CurioTask child = await Steps.Start(Child());
            await child.CancelAsync();
            s.Note(child.Exception!.GetType().Name);
            gate.SetResult();
            await Steps.Settle();
        });

    [Fact]
    public void One_that_comes_before_a_posted_piece_has_run_is_delivered_after_it() => Scenario.ExpectInOrder(
        ["requested", "piece", "TaskCancelledException"],
        static async s =>
        {
            var gate = new TaskCompletionSource();
            async Task Method()
            {
                await gate.Task;
                s.Note("piece");
                await new TaskCompletionSource().Task;
            }

            async Coro Child() => s.Note(await Steps.NameOfThrown(Awaiting(Method())));

            CurioTask child = await Steps.Start(Child());
            gate.SetResult();
            await Steps.Yield();
            Assert.Equal("READY", child.State);
            await child.CancelAsync(blocking: false);
            s.Note("requested");
            await child.JoinAsync();
        });

    [Fact]
    public void Or_to_the_Curio_operation_that_the_piece_begins() => Scenario.ExpectInOrder(
        ["requested", "piece", "method cleaned up", "TaskCancelledException"],
        static async s =>
        {
            var gate = new TaskCompletionSource();
            async Task Method()
            {
                await gate.Task;
                s.Note("piece");
                await Cleaning(s, "method", static async () => { await Steps.Forever(); });
            }

            async Coro Child() => s.Note(await Steps.NameOfThrown(Awaiting(Method())));

            CurioTask child = await Steps.Start(Child());
            gate.SetResult();
            await Steps.Yield();
            await child.CancelAsync(blocking: false);
            s.Note("requested");
            await child.JoinAsync();
        });

    [Fact]
    public void X07_A_pending_one_meets_a_foreign_await_inside_and_the_method_goes_on_in_its_task() => Scenario.Expect(
        ["caught ArithmeticException", "slept", "ended"],
        static async s =>
        {
            static async Coro Bottom() => await new TaskCompletionSource().Task;
            async Task Method()
            {
                s.Note($"caught {await Steps.NameOfThrown(Bottom())}");
                await Coro.Sleep(1.Seconds);
                s.Note("slept");
            }

            await Coro.SetCancellation(new ArithmeticException());
            await Method();
            s.Note("ended");
        });

    [Fact]
    public void An_orphan_is_cancelled_when_its_task_ends() => Scenario.Expect(
        ["child ends", "TaskCancelledException: did not await", "True", "main"],
        static async s =>
        {
            async Task Method()
            {
                try
                {
                    await Steps.Forever();
                }
                catch (TaskCancelledException exception)
                {
                    bool names = exception.Message.Contains("did not await", StringComparison.Ordinal);
                    s.Note($"TaskCancelledException: {(names ? "did not await" : exception.Message)}");
                    throw;
                }
            }

            Task? orphan = null;
            async Coro Child()
            {
                orphan = Method();
                s.Note("child ends");
            }

            await (await Coro.Spawn(Child())).JoinAsync();
            s.Note($"{orphan!.IsCanceled}");
            await Steps.Yield();
            s.Note("main");
        });

    [Fact]
    public void An_orphan_that_was_about_to_get_a_cancellation_gets_it() => Scenario.Expect(
        ["child ends", "ArithmeticException", "next task"],
        static async s =>
        {
            static async Coro Bottom() => await new TaskCompletionSource().Task;
            async Task Method() => s.Note(await Steps.NameOfThrown(Bottom()));
            async Coro Child()
            {
                await Coro.SetCancellation(new ArithmeticException());
                _ = Method();
                s.Note("child ends");
            }

            async Coro Next()
            {
                await Steps.Yield();
                s.Note("next task");
            }

            await (await Coro.Spawn(Child())).JoinAsync();
            await (await Coro.Spawn(Next())).JoinAsync();
        });

    [Fact]
    public void An_orphan_that_was_about_to_go_on_gets_the_cancellation_instead() => Scenario.ExpectInOrder(
        ["child ends", "TaskCancelledException"],
        static async s =>
        {
            var happened = new AsyncEvent();
            async Task Method() => s.Note(await Steps.NameOfThrown(happened.WaitAsync()));
            async Coro Child()
            {
                _ = Method();
                await happened.SetAsync();
                s.Note("child ends");
            }

            CurioTask child = await Coro.Spawn(Child());
            await child.JoinAsync();
            Assert.True(happened.Waiting.IsEmpty);
        });

    [Fact]
    public void An_orphans_further_operations_are_refused() => Scenario.Expect(
        ["child ends", "piece", "InvalidOperationException: outside of any task", "main"],
        static async s =>
        {
            var gate = new TaskCompletionSource();
            async Task Method()
            {
                await gate.Task;
                s.Note("piece");
                Exception? refusal = await Steps.Catch(Steps.Yield());
                bool names = refusal!.Message.Contains("outside of any task", StringComparison.Ordinal);
                s.Note($"{refusal.GetType().Name}: {(names ? "outside of any task" : refusal.Message)}");
            }

            async Coro Child()
            {
                _ = Method();
                s.Note("child ends");
            }

            await (await Coro.Spawn(Child())).JoinAsync();
            gate.SetResult();
            await Steps.Settle();
            s.Note("main");
        });

    [Fact]
    public void An_orphan_of_the_main_task_ends_with_the_run()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            async Task Method() => s.Note(await Steps.NameOfThrown(Steps.Forever()));
            _ = Method();
        });
        Assert.Equal(["TaskCancelledException"], scenario.Events);
    }

    private static async Coro Awaiting(Task method) => await method;

    private static async Task Cleaning(Scenario s, string name, Func<Task> body)
    {
        try
        {
            await body();
        }
        finally
        {
            await Coro.Sleep(1.Seconds);
            await Task.Yield();
            await Coro.Sleep(TimeSpan.Zero);
            s.Note($"{name} cleaned up");
        }
    }
}
