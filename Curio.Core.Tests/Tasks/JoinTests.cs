using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;
using Curio.Tests.Support;

namespace Curio.Tests.Tasks;

public class JoinTests
{
    [Fact]
    public void T01a_Join_waits_and_gives_the_value() => Scenario.Expect(
        ["child", 42],
        static async s =>
        {
            async Coro<int> Child()
            {
                await Coro.Sleep(1.Seconds);
                s.Note("child");
                return 42;
            }

            CurioTask<int> child = await Coro.Spawn(Child());
            s.Note(await child.JoinAsync());
        });

    [Fact]
    public void T01b_Join_of_a_failed_task_throws_TaskFailed_around_what_it_threw() => Scenario.Expect(
        [true, true],
        static async s =>
        {
            var failure = new ArithmeticException("too much");
            CurioTask child = await Coro.Spawn(Steps.Throw(failure, yields: 1));
            Exception? thrown = await Steps.Catch(child.JoinAsync());
            s.Note(ReferenceEquals(failure, Assert.IsType<TaskFailedException>(thrown).InnerException));
            s.Note(thrown.Message.Contains("too much", StringComparison.Ordinal));
        });

    [Fact]
    public void T01c_Through_the_untyped_handle_join_gives_nothing_and_throws_the_same() => Scenario.Expect(
        ["nothing", "TaskFailedException"],
        static async s =>
        {
            CurioTask good = await Coro.Spawn(Steps.Value(1));
            CurioTask<int> bad = await Coro.Spawn(FailAsync());
            s.Note(await Steps.NameOfThrown(good.JoinAsync()));
            s.Note(await Steps.NameOfThrown(((CurioTask)bad).JoinAsync()));
        });

    [Fact]
    public void T02a_Any_number_may_join_before_and_after_the_end() => Scenario.ExpectInOrder(
        ["0:7", "1:7", "2:7", "late:7"],
        static async s =>
        {
            CurioTask<int> child = await Coro.Spawn(Steps.Value(7, yields: 5));
            async Coro Join(string name) => s.Note($"{name}:{await child.JoinAsync()}");

            for (int i = 0; i < 3; i++)
            {
                await Coro.Spawn(Join($"{i}"));
            }

            await Steps.Settle();
            await Join("late");
        });

    [Fact]
    public void T02b_Each_gets_a_TaskFailed_of_its_own_around_the_same_instance() => Scenario.Expect(
        [3, 1],
        static async s =>
        {
            CurioTask child = await Coro.Spawn(Steps.Throw(new ArithmeticException(), yields: 5));
            async Coro<Exception?> Join() => await Steps.Catch(child.JoinAsync());

            CurioTask<Exception?> first = await Coro.Spawn(Join());
            CurioTask<Exception?> second = await Coro.Spawn(Join());
            Exception?[] thrown = [await first.JoinAsync(), await second.JoinAsync(), await Join()];
            s.Note(thrown.Distinct(ReferenceEqualityComparer.Instance).Count());
            s.Note(thrown.Select(static e => e!.InnerException).Distinct(ReferenceEqualityComparer.Instance).Count());
        });

    [Fact]
    public void T02c_A_cancelled_joiner_leaves_the_joined_task_alone() => Scenario.Expect(
        ["joiner: TaskCancelledException", "child: done"],
        static async s =>
        {
            async Coro<string> Slow()
            {
                await Coro.Sleep(10.Seconds);
                return "done";
            }

            CurioTask<string> child = await Coro.Spawn(Slow());
            async Coro Join() => s.Note($"joiner: {await Steps.NameOfThrown(child.JoinAsync())}");

            CurioTask joiner = await Steps.Start(Join());
            await joiner.CancelAsync();
            s.Note($"child: {await child.JoinAsync()}");
        });

    [Fact]
    public void T03_Join_and_wait_on_an_ended_task_neither_switch_nor_deliver() => Scenario.Expect(
        ["joined", "waited", "ArithmeticException", "other"],
        static async s =>
        {
            CurioTask<int> child = await Steps.Start(Steps.Value(1));
            async Coro Other() => s.Note("other");
            CurioTask other = await Coro.Spawn(Other());
            await Coro.SetCancellation(new ArithmeticException());
            await child.JoinAsync();
            await ((CurioTask)child).JoinAsync();
            s.Note("joined");
            await child.WaitAsync();
            s.Note("waited");
            s.Note(await Steps.NameOfThrown(Steps.Yield()));
            await other.JoinAsync();
        });

    [Fact]
    public void T04a_Wait_neither_gives_nor_throws_the_outcome() => Scenario.Expect(
        ["waited", "ArithmeticException"],
        static async s =>
        {
            CurioTask child = await Coro.Spawn(Steps.Throw(new ArithmeticException(), yields: 2));
            await child.WaitAsync();
            s.Note("waited");
            s.Note(child.Exception!.GetType().Name);
        });

    [Fact]
    public void T04b_Before_the_end_there_is_no_outcome() => Scenario.Expect(
        [],
        static async _ =>
        {
            CurioTask<int> child = await Coro.Spawn(Steps.Value(1, yields: 2));
            Assert.Throws<InvalidOperationException>(() => child.Result);
            Assert.Throws<InvalidOperationException>(() => ((CurioTask)child).Result);
            Assert.Throws<InvalidOperationException>(() => child.Exception);
            await child.JoinAsync();
        });

    [Fact]
    public void T04c_Afterwards_Result_returns_or_rethrows_unwrapped() => Scenario.Expect(
        [5, 5, null, null, null],
        static async s =>
        {
            var failure = new ArithmeticException();
            CurioTask<int> good = await Coro.Spawn(Steps.Value(5));
            CurioTask plain = await Coro.Spawn(Steps.Settle());
            CurioTask bad = await Coro.Spawn(Steps.Throw(failure));
            await plain.WaitAsync();
            s.Note(good.Result);
            s.Note(((CurioTask)good).Result);
            s.Note(good.Exception);
            s.Note(plain.Result);
            s.Note(plain.Exception);
            Assert.Same(failure, Assert.Throws<ArithmeticException>(() => bad.Result));
            Assert.Same(failure, bad.Exception);
        });

    [Fact]
    public void T20_Whoever_joins_a_task_that_a_third_cancels_gets_TaskFailed_around_TaskCancelled() => Scenario.Expect(
        ["parked: TaskCancelledException", "later: TaskCancelledException"],
        static async s =>
        {
            CurioTask child = await Steps.Start(Steps.Forever());
            async Coro Join(string name)
            {
                Exception? thrown = await Steps.Catch(child.JoinAsync());
                s.Note($"{name}: {Assert.IsType<TaskFailedException>(thrown).InnerException!.GetType().Name}");
            }

            CurioTask joiner = await Steps.Start(Join("parked"));
            await child.CancelAsync();
            await joiner.JoinAsync();
            await Join("later");
        });

    [Fact]
    public void A_task_cannot_join_or_wait_for_itself() => Scenario.Expect(
        ["InvalidOperationException", "InvalidOperationException"],
        static async s =>
        {
            CurioTask self = await Coro.CurrentTask();
            s.Note(await Steps.NameOfThrown(self.JoinAsync()));
            s.Note(await Steps.NameOfThrown(self.WaitAsync()));
        });

    [Fact]
    public void Tasks_of_another_kernel_can_be_neither_joined_nor_cancelled()
    {
        using Curio.Kernel kernel = Scenario.Prepare().NewKernel();
        CurioTask<CurioTask> task = kernel.Run(Coro.Spawn(Coro.CurrentTask()));
        async Coro<string[]> Main() =>
        [
            await Steps.NameOfThrown(task.JoinAsync()),
            await Steps.NameOfThrown(task.WaitAsync()),
            await Steps.NameOfThrown(task.CancelAsync()),
        ];

        Assert.All(
            Coro.Run(Main(), Scenario.Prepare().Options),
            static name => Assert.Equal(nameof(InvalidOperationException), name));
        Assert.Same(task, kernel.Run(task.JoinAsync()));
    }

    private static async Coro<int> FailAsync()
    {
        await Steps.Yield();
        throw new ArithmeticException();
    }
}
