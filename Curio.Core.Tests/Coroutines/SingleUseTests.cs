using Curio.Tests.Kernel;
using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

public class SingleUseTests
{
    [Fact]
    public void Y03a_A_coroutine_is_cold() => Scenario.Expect(
        ["made", "awaited", "runs"],
        static async s =>
        {
            async Coro Method() => s.Note("runs");
            Coro cold = Method();
            await Steps.Settle();
            s.Note("made");
            s.Note("awaited");
            await cold;
        });

    [Theory]
    [InlineData("await", "await")]
    [InlineData("await", "spawn")]
    [InlineData("await", "await before the first has ended")]
    [InlineData("spawn", "await")]
    [InlineData("spawn", "spawn")]
    [InlineData("spawn", "await before the first has ended")]
    [InlineData("spawn", "spawn before the first has ended")]
    public void Y03b_A_second_use_throws_and_names_the_method(string first, string second) => Scenario.Expect(
        ["runs once", "names Method", "others unharmed"],
        async s =>
        {
            async Coro<int> Method()
            {
                await Steps.Yield();
                s.Note("runs once");
                return 1;
            }

            bool atOnce = second.EndsWith("ended", StringComparison.Ordinal);
            Coro<int> coroutine = Method();
            CurioTask<int> task;
            if (first == "spawn" || atOnce)
            {
                task = await Coro.Spawn(first == "spawn" ? coroutine : Passed(coroutine));
                if (!atOnce)
                {
                    await task.WaitAsync();
                }
                else
                {
                    while (task.Cycles == 0)
                    {
                        await Steps.Yield();
                    }
                }
            }
            else
            {
                task = await Coro.Spawn(Steps.Value(await coroutine));
            }

            Exception? refusal = second.StartsWith("await", StringComparison.Ordinal)
                ? await Steps.Catch(coroutine)
                : await Steps.Catch(Coro.Spawn(coroutine));
            Assert.Equal(1, await task.JoinAsync());
            s.Note(Assert.IsType<InvalidOperationException>(refusal).Message.Contains("Method", StringComparison.Ordinal)
                ? "names Method"
                : refusal.Message);
            Assert.Equal(7, await Steps.Value(7, yields: 2));
            s.Note("others unharmed");
        });

    [Fact]
    public void Y03c_Run_and_await_in_either_order()
    {
        Coro<int> once = Steps.Value(1);
        Assert.Equal(1, Coro.Run(once, Scenario.Prepare().Options));
        Assert.IsType<InvalidOperationException>(Coro.Run(Steps.Catch(once), Scenario.Prepare().Options));
        Coro<int> twice = Steps.Value(2);
        Assert.Equal(2, Coro.Run(Passed(twice), Scenario.Prepare().Options));
        var refusal = Assert.Throws<InvalidOperationException>(() => Coro.Run(twice, Scenario.Prepare().Options));
        Assert.Contains(nameof(Steps.Value), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Y03d_Also_after_its_frame_was_used_again_many_times() => Scenario.Expect(
        [200],
        static async s =>
        {
            Coro<int> stale = Steps.Value(-1);
            await stale;
            int refused = 0;
            for (int i = 0; i < 100; i++)
            {
                // The pool hands the frame of the stale coroutine out again, for this very method.
                Coro<int> fresh = Steps.Value(i, yields: 1);
                refused += await Steps.Catch(stale) is InvalidOperationException ? 1 : 0;
                CurioTask<int> task = await Coro.Spawn(fresh);
                refused += await Steps.Catch(Coro.Spawn(stale)) is InvalidOperationException ? 1 : 0;
                Assert.Equal(i, await task.JoinAsync());
            }

            s.Note(refused);
        });

    [Fact]
    public void Y03e_Operations_are_single_use_too() => Scenario.Expect(
        ["Coro.Sleep", "Coro.Clock", "Coro.Spawn", "CurioTask.JoinAsync", "AsyncEvent.WaitAsync"],
        static async s =>
        {
            async Coro Refused<T>(Coro<T> operation, string name)
            {
                await Steps.Catch(operation);
                Exception? refusal = await Steps.Catch(operation);
                s.Note(Assert.IsType<InvalidOperationException>(refusal).Message.Contains($"'{name}'", StringComparison.Ordinal)
                    ? name
                    : refusal.Message);
            }

            var happened = new AsyncEvent();
            await happened.SetAsync();
            CurioTask<int> task = await Coro.Spawn(Steps.Value(1));
            await Refused(Coro.Sleep(1.Seconds), "Coro.Sleep");
            await Refused(Coro.Clock(), "Coro.Clock");
            await Refused(Coro.Spawn(Steps.Value(2)), "Coro.Spawn");
            await Refused(task.JoinAsync(), "CurioTask.JoinAsync");
            await Refused(happened.WaitAsync().AsTyped(), "AsyncEvent.WaitAsync");
        });

    [Fact]
    public void Y03f_A_spawned_operation_is_used_also_before_its_task_begins() => Scenario.Expect(
        ["InvalidOperationException", "TIME_SLEEP"],
        static async s =>
        {
            Coro<TimeSpan> sleep = Coro.Sleep(1.Seconds);
            CurioTask task = await Coro.Spawn(sleep);
            s.Note(await Steps.NameOfThrown(sleep));
            await Steps.Settle();
            s.Note(task.State);
            await task.JoinAsync();
        });

    [Fact]
    public void Y03g_One_coroutine_in_two_hands_of_a_task() => Scenario.Expect(
        ["begins", "InvalidOperationException"],
        static async s =>
        {
            // A coroutine that awaits itself.
            Coro self = default;
            async Coro Method()
            {
                s.Note("begins");
                s.Note(await Steps.NameOfThrown(self));
            }

            self = Method();
            await self;
        });

    [Fact]
    public void An_empty_coroutine_says_that_it_is_one()
    {
        Assert.Throws<InvalidOperationException>(static () => default(Coro).GetAwaiter());
        Assert.Throws<InvalidOperationException>(static () => default(Coro<int>).GetAwaiter());
        Assert.Throws<InvalidOperationException>(static () => Coro.Run(default, Scenario.Prepare().Options));
        Scenario.Expect(
            ["The default value", "The default value", "The default value"],
            static async s =>
            {
                static string Kind(Exception? exception) =>
                    Assert.IsType<InvalidOperationException>(exception).Message.Contains("default value", StringComparison.Ordinal)
                        ? "The default value"
                        : exception.Message;

                static async Coro AwaitEmpty() => await default(Coro<int>);
                s.Note(Kind(await Steps.Catch(AwaitEmpty())));
                s.Note(Kind(await Steps.Catch(Coro.Spawn(default(Coro)))));
                s.Note(Kind(await Steps.Catch(Coro.Spawn(default(Coro<int>)))));
            });
    }

    [Fact]
    public void GetResult_does_not_run_a_coroutine()
    {
        Coro<int> cold = Steps.Value(1);
        var refusal = Assert.Throws<InvalidOperationException>(() => cold.GetAwaiter().GetResult());
        Assert.Contains("cold", refusal.Message, StringComparison.Ordinal);

        // It was no use.
        Assert.Equal(1, Coro.Run(cold, Scenario.Prepare().Options));
        refusal = Assert.Throws<InvalidOperationException>(() => cold.GetAwaiter().GetResult());
        Assert.Contains("taken already", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetResult_does_not_wait_for_one_that_runs() => Scenario.Expect(
        ["not ended", 1],
        static async s =>
        {
            Coro<int> coroutine = Steps.Value(1, yields: 5);
            CurioTask<int> task = await Coro.Spawn(coroutine);
            await Steps.Yield();
            var refusal = Assert.Throws<InvalidOperationException>(() => coroutine.GetAwaiter().GetResult());
            s.Note(refusal.Message.Contains("has not ended", StringComparison.Ordinal) ? "not ended" : refusal.Message);
            s.Note(await task.JoinAsync());
        });

    [Fact]
    public async Task A_coroutine_awaited_outside_of_a_kernel_says_how_to_run_it()
    {
        Coro<int> cold = Steps.Value(1);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await cold);
        Assert.Contains("Coro.Run", refusal.Message, StringComparison.Ordinal);
        refusal = await Assert.ThrowsAsync<InvalidOperationException>(static () => Task.Run(static async () => await Coro.Sleep(1.Seconds)));
        Assert.Contains("Coro.Sleep", refusal.Message, StringComparison.Ordinal);
        object? plain = ScenarioKernels.OnThread(static () => new AsyncEvent().WaitAsync().GetAwaiter().IsCompleted);
        Assert.IsType<InvalidOperationException>(plain);

        // It was not used up by that.
        Assert.Equal(1, Coro.Run(cold, Scenario.Prepare().Options));
    }

    [Fact]
    public void A_coroutine_of_a_worker_or_pool_thread_is_refused_though_a_kernel_waits() => Scenario.Expect(
        ["InvalidOperationException", "InvalidOperationException", "InvalidOperationException"],
        static async s =>
        {
            s.Note(await Steps.NameOfThrown(Coro.RunInThread(static () => Steps.Yield().GetAwaiter().IsCompleted)));
            async Coro InPool() => await Task.Run(static async () => await Steps.Yield());
            s.Note(await Steps.NameOfThrown(InPool()));
            async Coro InContinuation()
            {
                static async Task Leave()
                {
                    await Task.Run(static () => { }).ConfigureAwait(false);
                    await Task.Yield();
                    await Steps.Yield();
                }

                await Task.Run(Leave);
            }

            s.Note(await Steps.NameOfThrown(InContinuation()));
        });

    [Fact]
    public void A_coroutine_made_on_one_thread_may_run_on_another()
    {
        Coro<int> made = Steps.Value(3, yields: 2);
        Assert.Equal(3, ScenarioKernels.OnThread(() => Coro.Run(made, Scenario.Prepare().Options)));
    }

    private static async Coro<T> Passed<T>(Coro<T> coroutine) => await coroutine;
}
