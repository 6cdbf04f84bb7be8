using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

public class ExceptionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_stack_trace_names_all_coroutines_with_their_lines(int yields)
    {
        var lines = new List<int>();
        Exception? thrown = Coro.Run(Steps.Catch(OuterAsync(yields, lines)), Scenario.Prepare().Options);
        string[] named = [.. thrown!.StackTrace!.Split('\n').Where(static line => line.Contains("ExceptionTests.cs", StringComparison.Ordinal))];
        string[] methods = [nameof(InnerAsync), nameof(MiddleAsync), nameof(OuterAsync)];
        lines.Reverse();
        Assert.Equal(3, named.Length);
        for (int i = 0; i < 3; i++)
        {
            Assert.Contains($"{methods[i]}(", named[i], StringComparison.Ordinal);
            Assert.EndsWith($"ExceptionTests.cs:line {lines[i]}", named[i].TrimEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rethrown_one_keeps_where_it_came_from() => Scenario.Expect(
        [true, true, true],
        static async s =>
        {
            var failure = new ArithmeticException();
            async Coro Origin() => await Steps.Throw(failure, yields: 1);
            async Coro Rethrow()
            {
                try
                {
                    await Origin();
                }
                catch (ArithmeticException exception)
                {
                    await Steps.Yield();
                    ExceptionDispatchInfo.Throw(exception);
                }
            }

            Exception? thrown = await Steps.Catch(Rethrow());
            s.Note(ReferenceEquals(failure, thrown));
            s.Note(thrown!.StackTrace!.Contains(nameof(Steps.Throw), StringComparison.Ordinal));
            s.Note(thrown.StackTrace.Contains(nameof(Rethrow), StringComparison.Ordinal));
        });

    [Fact]
    public void One_that_crosses_tasks_keeps_its_trace_too() => Scenario.Expect(
        [true, true],
        static async s =>
        {
            CurioTask task = await Coro.Spawn(OuterAsync(1, []));
            await task.WaitAsync();
            Exception thrown = Assert.Throws<ArithmeticException>(() => task.Result);
            s.Note(thrown.StackTrace!.Contains(nameof(InnerAsync), StringComparison.Ordinal));
            s.Note(new StackTrace(thrown, fNeedFileInfo: false).FrameCount > 3);
        });

    [Fact]
    public void A_coroutine_that_throws_before_its_first_await_throws_where_it_is_awaited() => Scenario.Expect(
        ["made", "ArithmeticException"],
        static async s =>
        {
            static async Coro Method() => throw new ArithmeticException();
            Coro cold = Method();
            s.Note("made");
            s.Note(await Steps.NameOfThrown(cold));
        });

    [Fact]
    public void A_frame_that_threw_is_clean_when_it_is_used_again() => Scenario.Expect(
        ["ArithmeticException", "fine"],
        static async s =>
        {
            static async Coro<string> Method(bool fails)
            {
                await Steps.Yield();
                return fails ? throw new ArithmeticException() : "fine";
            }

            s.Note(await Steps.NameOfThrown(Method(fails: true)));
            s.Note(await Method(fails: false));
        });

    [Fact]
    public void A_cancelled_operation_is_clean_when_it_is_used_again() => Scenario.Expect(
        ["TaskTimeoutException", 5.0, "TaskTimeoutException", "woken"],
        static async s =>
        {
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Coro.Sleep(10.Seconds))));
            TimeSpan before = await Coro.Clock();
            s.Note((await Coro.Sleep(5.Seconds) - before).TotalSeconds);
            var happened = new AsyncEvent();
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, happened.WaitAsync())));
            CurioTask waiter = await Steps.Start(happened.WaitAsync());
            await happened.SetAsync();
            await waiter.JoinAsync();
            s.Note("woken");
        });

    [Fact]
    public void Y04a_CurioException_heads_all_but_the_cancellations()
    {
        Type[] all =
        [
            .. typeof(CurioException).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(Exception))),
        ];
        Type[] cancellations =
        [
            typeof(CancelledException),
            typeof(TaskCancelledException),
            typeof(TaskTimeoutException),
            typeof(TimeoutCancellationException),
        ];
        Assert.All(cancellations, static type => Assert.True(type.IsAssignableTo(typeof(CancelledException))));
        Assert.True(typeof(CancelledException).IsSubclassOf(typeof(OperationCanceledException)));
        Assert.All(all.Except(cancellations), static type => Assert.True(type.IsAssignableTo(typeof(CurioException)), type.Name));
        Assert.Contains(typeof(UncaughtTimeoutException), all.Except(cancellations));
    }

    [Fact]
    public void Y04b_A_foreign_cancellation_is_an_ordinary_failure()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            CurioTask task = await Coro.Spawn(Steps.Throw(new OperationCanceledException(), yields: 1));
            s.Note(await Steps.NameOfThrown(task.JoinAsync()));
            s.Note(task.IsCancelled);
        });
        Assert.Equal(["TaskFailedException", false], scenario.Events);
        Assert.Single(scenario.Log.Errors);
    }

    [Fact]
    public void Y04c_Every_exception_has_a_message_of_its_own()
    {
        Exception[] made =
        [
            new CancelledException(),
            new TaskCancelledException(),
            new TaskTimeoutException(),
            new TimeoutCancellationException(),
            new CurioException(),
            new UncaughtTimeoutException(),
            new TaskFailedException(),
            new AsyncOnlyException(),
            new ResourceBusyException(),
            new ReadResourceBusyException(),
            new WriteResourceBusyException(),
        ];
        Assert.All(made, static exception => Assert.DoesNotContain("Exception of type", exception.Message, StringComparison.Ordinal));
        Assert.True(typeof(ReadResourceBusyException).IsSubclassOf(typeof(ResourceBusyException)));
        Assert.True(typeof(WriteResourceBusyException).IsSubclassOf(typeof(ResourceBusyException)));
    }

    private static async Coro InnerAsync(int yields, List<int> lines)
    {
        for (int i = 0; i < yields; i++)
        {
            await Steps.Yield();
        }

        throw Here(lines, new ArithmeticException());
    }

    private static async Coro MiddleAsync(int yields, List<int> lines)
    {
        await InnerAsync(yields, Here(lines, lines));
    }

    private static async Coro<int> OuterAsync(int yields, List<int> lines)
    {
        await MiddleAsync(yields, Here(lines, lines));
        return 1;
    }

    /// <summary>Notes the line of the call and gives something back.</summary>
    private static T Here<T>(List<int> lines, T value, [CallerLineNumber] int line = 0)
    {
        lines.Add(line);
        return value;
    }
}
