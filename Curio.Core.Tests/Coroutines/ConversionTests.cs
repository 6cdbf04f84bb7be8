using Curio.Tests.Kernel;
using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

/// <summary>A coroutine with a result where one without is wanted.</summary>
public class ConversionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void It_runs_once_when_awaited_and_its_result_is_dropped(int yields) => Scenario.Expect(
        ["converted", "runs", "ends", "awaited"],
        async s =>
        {
            async Coro<int> Method()
            {
                s.Note("runs");
                int value = await Steps.Value(7, yields);
                s.Note("ends");
                return value;
            }

            Coro coroutine = Method();
            s.Note("converted");
            await coroutine;
            s.Note("awaited");
        });

    [Fact]
    public void It_may_be_handed_over_chosen_and_returned() => Scenario.Expect(
        [1.0, 2.0, 3.0, 4.0],
        static async s =>
        {
            static async Coro Take(Coro coroutine) => await coroutine;
            static Coro Choose(bool sleep) => sleep ? Coro.Sleep(1.Seconds) : Steps.Settle();
            static Coro Return() => Coro.Sleep(1.Seconds);
            await Take(Coro.Sleep(1.Seconds));
            s.Note((await Coro.Clock()).TotalSeconds);
            await Choose(sleep: true);
            s.Note((await Coro.Clock()).TotalSeconds);
            await Return();
            s.Note((await Coro.Clock()).TotalSeconds);
            Coro[] several = [Coro.Sleep(1.Seconds), Steps.Settle()];
            foreach (Coro coroutine in several)
            {
                await coroutine;
            }

            s.Note((await Coro.Clock()).TotalSeconds);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void What_it_throws_is_thrown_the_same_object(int yields) => Scenario.Expect(
        [true, true],
        async s =>
        {
            var failure = new ArithmeticException();
            async Coro<int> Fail()
            {
                await Steps.Throw(failure, yields);
                return 1;
            }

            Coro coroutine = Fail();
            s.Note(ReferenceEquals(failure, await Steps.Catch(coroutine)));
            CurioTask task = await Coro.Spawn(Steps.Catch((Coro)Fail()).ToCoro());
            await task.JoinAsync();
            CurioTask failing = await Coro.Spawn((Coro)Fail());
            await failing.WaitAsync();
            s.Note(ReferenceEquals(failure, failing.Exception));
        });

    [Fact]
    public void Cancellation_and_timeouts_reach_inside() => Scenario.Expect(
        ["TaskTimeoutException", "TIME_SLEEP", "TaskCancelledException", "TaskCancelledException"],
        static async s =>
        {
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, (Coro)Steps.Forever())));
            async Coro<int> Sleeper()
            {
                s.Note(await Steps.NameOfThrown(Steps.Forever()));
                await Coro.SetCancellation(new TaskCancelledException());
                await Steps.Yield();
                return 1;
            }

            CurioTask task = await Steps.Start((Coro)Sleeper());
            s.Note(task.State);
            await task.CancelAsync();
            s.Note(task.Exception!.GetType().Name);
        });

    [Theory]
    [InlineData(true, "await", "await")]
    [InlineData(true, "await", "spawn")]
    [InlineData(true, "spawn", "await")]
    [InlineData(true, "spawn", "spawn")]
    [InlineData(false, "await", "await")]
    [InlineData(false, "await", "spawn")]
    [InlineData(false, "spawn", "await")]
    [InlineData(false, "spawn", "spawn")]
    public void Y03_A_second_use_of_either_throws_and_names_the_method(bool convertedFirst, string first, string second) => Scenario.Expect(
        ["runs", "'ConversionTests.Y03_A_second_use_of_either_throws_and_names_the_method.Method' was used already"],
        async s =>
        {
            async Coro<int> Method()
            {
                s.Note("runs");
                return await Steps.Value(1, yields: 1);
            }

            Coro<int> whole = Method();
            Coro converted = whole;
            if (first == "await")
            {
                await (convertedFirst ? converted : whole);
            }
            else
            {
                CurioTask task = convertedFirst ? await Coro.Spawn(converted) : await Coro.Spawn(whole);
                await task.JoinAsync();
            }

            foreach (bool useConverted in (bool[])[true, false])
            {
                Exception? refusal =
                    second == "await" ? useConverted ? await Steps.Catch(converted) : await Steps.Catch(whole)
                    : useConverted ? await Steps.Catch(Coro.Spawn(converted))
                    : await Steps.Catch(Coro.Spawn(whole));
                string message = Assert.IsType<InvalidOperationException>(refusal).Message;
                if (useConverted)
                {
                    s.Note(message.Split(". ")[0]["The coroutine ".Length..]);
                }
            }
        });

    [Fact]
    public void Y03_Also_after_the_link_was_used_again_for_another_method() => Scenario.Expect(
        ["'Coro<Int32> as Coro'", 50],
        static async s =>
        {
            static async Coro<int> Other() => await Steps.Value(1, yields: 1);
            Coro stale = Steps.Value(1);
            await stale;
            int refused = 0;
            string name = "";
            for (int i = 0; i < 50; i++)
            {
                Coro fresh = Other();
                Exception? refusal = await Steps.Catch(stale);
                refused += refusal is InvalidOperationException ? 1 : 0;
                name = refusal!.Message.Split(' ')[2] + " as " + refusal.Message.Split(' ')[4];
                await fresh;
            }

            s.Note(name);
            s.Note(refused);
        });

    [Fact]
    public void Y03_So_are_operations_and_the_empty_one() => Scenario.Expect(
        ["names Coro.Sleep", "TIME_SLEEP Coro.Sleep", "names Coro.Sleep", "This coroutine is empty"],
        static async s =>
        {
            async Coro NoteRefusal(Coro coroutine) =>
                s.Note((await Steps.Catch(coroutine))!.Message.Contains("'Coro.Sleep' was used already", StringComparison.Ordinal) ? "names Coro.Sleep" : "-");

            Coro sleep = Coro.Sleep(1.Seconds);
            await sleep;
            await NoteRefusal(sleep);
            Coro spawned = Coro.Sleep(1.Seconds);
            CurioTask task = await Steps.Start(spawned);
            s.Note($"{task.State} {task.Name}");
            await NoteRefusal(spawned);
            await task.JoinAsync();
            s.Note((await Steps.Catch((Coro)default(Coro<int>)))!.Message.Split(':')[0]);
        });

    [Fact]
    public void A_task_is_called_after_the_method_and_can_be_located_before_and_while_it_runs() => Scenario.Expect(
        ["ConversionTests.A_task_is_called_after_the_method_and_can_be_located_before_and_while_it_runs.Sleeper", 1, 2, true],
        static async s =>
        {
            static async Coro<int> Sleeper()
            {
                TimeSpan second = 1.Seconds;
                await Coro.Sleep(second);
                return 1;
            }

            async Coro Outer()
            {
                Coro inner = Sleeper();
                await inner;
            }

            CurioTask direct = await Coro.Spawn((Coro)Sleeper());
            s.Note(direct.Name);
            int first = direct.Where()!.Value.Line;
            await Steps.Settle();
            s.Note(direct.Where()!.Value.Line - first);
            CurioTask nested = await Steps.Start(Outer());
            s.Note(nested.Traceback().Split("  File ").Length - 1);
            s.Note(nested.Traceback().Contains("await Coro.Sleep(second)", StringComparison.Ordinal));
            await direct.JoinAsync();
            await nested.JoinAsync();
        });

    [Fact]
    public void Ordinary_async_methods_await_it_too() => Scenario.Expect(
        ["in the method", 1.0],
        static async s =>
        {
            async Task Method(Coro coroutine)
            {
                await coroutine;
                s.Note("in the method");
            }

            await Method(Coro.Sleep(1.Seconds));
            s.Note((await Coro.Clock()).TotalSeconds);
        });

    [Fact]
    public void A_kernel_runs_it()
    {
        Coro main = Steps.Value(1, yields: 1);
        Coro.Run(main, Scenario.Prepare().Options);
        Assert.Throws<InvalidOperationException>(() => Coro.Run(main, Scenario.Prepare().Options));
        Coro outside = Steps.Value(1);
        Assert.Contains("no Curio kernel is running", Assert.Throws<InvalidOperationException>(() => outside.GetAwaiter().IsCompleted).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Nested_a_hundred_thousand_deep_it_needs_no_stack(int yields) => Assert.Equal(
        100_000,
        ScenarioKernels.OnThread(
            () =>
            {
                int levels = 0;
                async Coro<int> Down(int depth)
                {
                    levels++;
                    Coro next = depth == 1 ? Steps.Value(0, yields) : Down(depth - 1);
                    await next;
                    return depth;
                }

                Coro.Run((Coro)Down(100_000), Scenario.Prepare().Options);
                return levels;
            },
            stackSize: 256 * 1024));

    [Fact]
    public void Where_both_fit_the_one_with_the_result_is_called() => Scenario.Run(static async _ =>
    {
        CurioTask<TimeSpan> task = await Coro.Spawn(Coro.Sleep(1.Seconds));
        TimeSpan joined = await task.JoinAsync();
        TimeSpan limited = await Coro.TimeoutAfter(5.Seconds, Coro.Sleep(1.Seconds));
        TimeSpan limitedBlock = await Coro.TimeoutAfter(5.Seconds, () => Coro.Sleep(1.Seconds));
        TimeSpan limitedAsync = await Coro.TimeoutAfter(5.Seconds, async () => await Coro.Sleep(1.Seconds));
        TimeSpan limitedGroup = await Coro.TimeoutAfter(5.Seconds, Steps.Yield);
        TimeSpan shielded = await Coro.DisableCancellation(Coro.Sleep(1.Seconds));
        TimeSpan shieldedBlock = await Coro.DisableCancellation(() => Coro.Sleep(1.Seconds));
        bool inTime = await Coro.IgnoreAfter(5.Seconds, Coro.Sleep(1.Seconds));
        bool inTimeBlock = await Coro.IgnoreAfter(5.Seconds, () => Coro.Sleep(1.Seconds));
        TimeSpan ignored = await Coro.IgnoreAfter(5.Seconds, () => Coro.Sleep(1.Seconds), TimeSpan.MaxValue);
        AsyncThread<TimeSpan> thread = await AsyncThread.Spawn(() => AsyncThread.AWAIT(Coro.Sleep(1.Seconds)));
        Assert.All(
            (TimeSpan[])[joined, limited, limitedBlock, limitedAsync, limitedGroup, shielded, shieldedBlock, ignored, await thread.JoinAsync()],
            static clock => Assert.InRange(clock, 1.Seconds, 20.Seconds));
        Assert.True(inTime);
        Assert.True(inTimeBlock);
        await using var group = new TaskGroup();
        CurioTask<TimeSpan> member = await group.SpawnAsync(Coro.Sleep(1.Seconds));
        await group.JoinAsync();
        Assert.True(member.Result > TimeSpan.Zero);
    });
}
