using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Tasks;

/// <summary>What comes of a .NET task whose caller is cancelled or timed out.</summary>
public class FromTaskCancelTests
{
    [Fact]
    public void A_cancellation_cancels_the_token_and_ends_the_wait() => Scenario.Expect(
        ["FUTURE_WAIT", "token cancelled: True", "TaskCancelledException"],
        static async s =>
        {
            CancellationToken seen = default;
            CurioTask child = await Steps.Start(Coro.FromTask(token =>
            {
                seen = token;
                return Task.Delay(Timeout.Infinite, token);
            }));
            s.Note(child.State);
            await child.CancelAsync();
            s.Note($"token cancelled: {seen.IsCancellationRequested}");
            s.Note(child.Exception!.GetType().Name);
        });

    [Fact]
    public void So_does_a_timeout() => Scenario.Expect(
        ["TaskTimeoutException", 3.0, "timed out", "goes on"],
        static async s =>
        {
            static Coro Never() => Coro.FromTask(static token => Task.Delay(Timeout.Infinite, token));
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(3.Seconds, Never())));
            s.Note((await Coro.Sleep(TimeSpan.Zero)).TotalSeconds);
            s.Note(await Coro.IgnoreAfter(1.Seconds, Never()) ? "in time" : "timed out");
            await Steps.Yield();
            s.Note("goes on");
        });

    [Fact]
    public void The_cleanup_of_the_function_ends_first() => Scenario.Expect(
        ["function: TaskCanceledException", "function: cleaned up", "caller: TaskCancelledException"],
        static async s =>
        {
            async Coro Caller() => s.Note($"caller: {await Steps.NameOfThrown(Coro.FromTask(Function))}");
            async Task Function(CancellationToken token)
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                catch (OperationCanceledException exception)
                {
                    s.Note($"function: {exception.GetType().Name}");
                    await Task.Run(static () => { }, CancellationToken.None);
                    await Coro.Sleep(5.Seconds);
                    s.Note("function: cleaned up");
                    throw;
                }
            }

            CurioTask caller = await Steps.Start(Caller());
            await caller.CancelAsync();
        });

    [Fact]
    public void A_coroutine_inside_of_the_function_is_cancelled_itself() => Scenario.Expect(
        ["TaskCancelledException", "TaskCancelledException"],
        static async s =>
        {
            CurioTask child = await Steps.Start(Coro.FromTask(async _ =>
            {
                try
                {
                    await Steps.Forever();
                }
                catch (CancelledException exception)
                {
                    s.Note(exception.GetType().Name);
                    throw;
                }
            }));
            await child.CancelAsync();
            s.Note(child.Exception!.GetType().Name);
        });

    [Fact]
    public void A_function_that_ignores_its_token_keeps_its_caller() => Scenario.Expect(
        ["FUTURE_WAIT", "True", "TaskCancelledException"],
        static async s =>
        {
            var stubborn = new TaskCompletionSource();
            CancellationToken seen = default;
            CurioTask child = await Steps.Start(Coro.FromTask(token =>
            {
                seen = token;
                return stubborn.Task;
            }));
            await child.CancelAsync(blocking: false);
            await Steps.Settle();
            s.Note(child.State);
            s.Note(seen.IsCancellationRequested.ToString());
            stubborn.SetCanceled(CancellationToken.None);
            await child.WaitAsync();
            s.Note(child.Exception!.GetType().Name);
        });

    [Fact]
    public void One_that_ends_well_all_the_same_gives_its_result_and_the_next_block_the_cancellation() => Scenario.Expect(
        [7, "TaskCancelledException"],
        static async s =>
        {
            async Coro Caller()
            {
                s.Note(await Coro.FromTask(static async token =>
                {
                    try
                    {
                        await Task.Delay(Timeout.Infinite, token);
                    }
                    catch (OperationCanceledException)
                    {
                    }

                    return 7;
                }));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask caller = await Steps.Start(Caller());
            await caller.CancelAsync();
        });

    [Fact]
    public void So_does_one_that_had_ended_before_the_kernel_heard_of_it() => Scenario.Expect(
        [7, "TaskCancelledException"],
        static async s =>
        {
            var source = new TaskCompletionSource<int>();
            async Coro Caller()
            {
                s.Note(await Coro.FromTask(_ => source.Task));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask caller = await Steps.Start(Caller());

            // On another thread, and cancelled before the kernel has looked for news: both are there.
            var setter = new Thread(() => source.SetResult(7));
            setter.Start();
            setter.Join();
            await caller.CancelAsync();
        });

    [Fact]
    public void One_that_fails_in_a_way_of_its_own_throws_that_and_the_next_block_the_cancellation() => Scenario.Expect(
        [true, "TaskCancelledException"],
        static async s =>
        {
            var failure = new ArithmeticException();
            async Coro Caller()
            {
                Exception? thrown = await Steps.Catch(Coro.FromTask(async token =>
                {
                    try
                    {
                        await Task.Delay(Timeout.Infinite, token);
                    }
                    finally
                    {
                        ThrowIt(failure);
                    }
                }));
                s.Note(ReferenceEquals(failure, thrown));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask caller = await Steps.Start(Caller());
            await caller.CancelAsync();
        });

    [Fact]
    public void A_timeout_that_found_a_result_is_over_with_its_scope()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            var source = new TaskCompletionSource<int>();
            async Coro Caller()
            {
                s.Note(await Coro.TimeoutAfter(1.Seconds, Coro.FromTask(_ => source.Task)));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask caller = await Coro.Spawn(Caller());
            await Coro.Sleep(2.Seconds);
            source.SetResult(7);
            await caller.JoinAsync();
        });
        Assert.Equal([7, "nothing"], scenario.Events);
        Assert.Single(scenario.Log.Warnings);
    }

    [Fact]
    public void A_cancellation_during_the_second_wait_of_a_timeout_goes_before_it() => Scenario.Expect(
        ["in scope: 7", "TaskCancelledException"],
        static async s =>
        {
            var source = new TaskCompletionSource<int>();
            async Coro Body()
            {
                s.Note($"in scope: {await Coro.FromTask(_ => source.Task)}");
                await Steps.Yield();
            }

            async Coro Caller() => s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Body())));
            CurioTask caller = await Coro.Spawn(Caller());
            await Coro.Sleep(2.Seconds);
            await caller.CancelAsync(blocking: false);
            source.SetResult(7);
            await caller.WaitAsync();
        });

    [Fact]
    public void In_a_shield_the_token_is_not_cancelled() => Scenario.Expect(
        ["token cancelled: False", 7, "TaskCancelledException"],
        static async s =>
        {
            var source = new TaskCompletionSource<int>();
            CancellationToken seen = default;
            async Coro Caller()
            {
                s.Note(await Coro.DisableCancellation(Coro.FromTask(token =>
                {
                    seen = token;
                    return source.Task;
                })));
                s.Note(await Steps.NameOfThrown(Steps.Yield()));
            }

            CurioTask caller = await Steps.Start(Caller());
            await caller.CancelAsync(blocking: false);
            await Steps.Settle();
            s.Note($"token cancelled: {seen.IsCancellationRequested}");
            source.SetResult(7);
            await caller.WaitAsync();
        });

    [Fact]
    public void A_pending_cancellation_is_thrown_and_the_function_not_called_X07() => Scenario.Expect(
        ["ArithmeticException", "TaskTimeoutException", "called"],
        static async s =>
        {
            Coro Call() => Coro.FromTask(_ =>
            {
                s.Note("called");
                return Task.CompletedTask;
            });
            await Coro.SetCancellation(new ArithmeticException());
            s.Note(await Steps.NameOfThrown(Call()));
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(TimeSpan.Zero, async () =>
            {
                await Steps.Yield();
                await Call();
            })));
            await Call();
        });

    [Fact]
    public void What_a_callback_of_the_token_throws_is_logged_and_a_blocking_one_does_not_stop_the_kernel()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            using var release = new ManualResetEventSlim();
            var end = new TaskCompletionSource();
            CurioTask child = await Steps.Start(Coro.FromTask(token =>
            {
                token.Register(end.SetCanceled);
                token.Register(() => throw new ArithmeticException());
                token.Register(() => release.Wait(10.Seconds));
                return end.Task;
            }));
            await child.CancelAsync(blocking: false);
            await Steps.Settle();
            s.Note(child.State);
            release.Set();
            await child.WaitAsync();
            s.Note(child.Exception!.GetType().Name);
        });
        Assert.Equal(["FUTURE_WAIT", "TaskCancelledException"], scenario.Events);
        Exception logged = Assert.IsType<AggregateException>(Assert.Single(scenario.Log.Records).Exception);
        Assert.IsType<ArithmeticException>(logged.InnerException);
    }

    [Fact]
    public void No_exception_stays_unobserved()
    {
        var own = new ArithmeticException("of this test");
        bool isUnobserved = false;
        void Watch(object? sender, UnobservedTaskExceptionEventArgs e) =>
            isUnobserved |= e.Exception.InnerExceptions.Contains(own);
        TaskScheduler.UnobservedTaskException += Watch;
        try
        {
            Fail(own);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Watch;
        }

        Assert.False(isUnobserved);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Fail(Exception own) => Scenario.Run(async _ =>
    {
        CurioTask child = await Steps.Start(Coro.FromTask(async token =>
        {
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ThrowIt(own);
        }));
        await child.CancelAsync();
    });

    private static void ThrowIt(Exception exception) => throw exception;
}
