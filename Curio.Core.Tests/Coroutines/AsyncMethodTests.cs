using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

/// <summary>Ordinary async methods that await Curio operations.</summary>
public class AsyncMethodTests
{
    [Fact]
    public void They_give_results_and_throw_the_same_object() => Scenario.Expect(
        [1, 2, true, true],
        static async s =>
        {
            var failure = new ArithmeticException();
            async Task<int> InTask(int result)
            {
                await Coro.Sleep(1.Seconds);
                return result > 0 ? result : throw failure;
            }

            async ValueTask<int> InValueTask(int result)
            {
                await Coro.Sleep(1.Seconds);
                return result > 0 ? result : throw failure;
            }

            async Coro<Exception?> Caught(Func<Task<int>> method)
            {
                try
                {
                    await method();
                    return null;
                }
                catch (ArithmeticException exception)
                {
                    return exception;
                }
            }

            s.Note(await InTask(1));
            s.Note(await InValueTask(2));
            s.Note(ReferenceEquals(failure, await Caught(() => InTask(0))));
            s.Note(ReferenceEquals(failure, await Caught(async () => await InValueTask(0))));
        });

    [Fact]
    public void Nested_ones_run_in_the_task_that_called_them() => Scenario.Expect(
        ["TIME_SLEEP", 3, true],
        static async s =>
        {
            CurioTask? inside = null;
            async Coro<int> Bottom()
            {
                inside = await Coro.CurrentTask();
                await Coro.Sleep(1.Seconds);
                return 1;
            }

            async Task<int> Inner() => await Bottom() + 1;
            async ValueTask<int> Middle() => await Inner();
            async Task<int> Outer() => await Middle() + 1;
            async Coro<int> Main() => await Outer();

            CurioTask<int> task = await Steps.Start(Main());
            s.Note(task.State);
            s.Note(await task.JoinAsync());
            s.Note(ReferenceEquals(task, inside));
        });

    [Fact]
    public void They_go_on_on_the_kernels_thread_after_a_piece_of_work_elsewhere() => Scenario.Expect(
        [true, true, true, "slept"],
        static async s =>
        {
            int thread = Environment.CurrentManagedThreadId;
            CurioTask self = await Coro.CurrentTask();
            async Task Method()
            {
                s.Note(await Task.Run(static () => Environment.CurrentManagedThreadId) != thread);
                s.Note(Environment.CurrentManagedThreadId == thread);
                s.Note(ReferenceEquals(self, await Coro.CurrentTask()));
                await Coro.Sleep(1.Seconds);
                s.Note("slept");
            }

            await Method();
        });

    [Fact]
    public void With_ConfigureAwait_false_they_leave_it_and_are_told_so() => Scenario.Expect(
        ["InvalidOperationException: ConfigureAwait"],
        static async s =>
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            async Task Method()
            {
                await gate.Task.ConfigureAwait(false);
                await Coro.Sleep(1.Seconds);
            }

            Task running = Method();
            gate.SetResult();
            try
            {
                await running;
            }
            catch (InvalidOperationException refusal)
            {
                bool names = refusal.Message.Contains("ConfigureAwait(false)", StringComparison.Ordinal);
                s.Note($"InvalidOperationException: {(names ? "ConfigureAwait" : refusal.Message)}");
            }
        });

    [Fact]
    public void Many_operations_one_after_the_other() => Scenario.Expect(
        [50, 50.0],
        static async s =>
        {
            async Task<int> Method()
            {
                int done = 0;
                for (int i = 0; i < 50; i++)
                {
                    await Coro.Sleep(1.Seconds);
                    await Steps.Value(i);
                    await Task.Yield();
                    done++;
                }

                return done;
            }

            s.Note(await Method());
            s.Note((await Coro.Clock()).TotalSeconds);
        });

    [Fact]
    public void A_task_may_do_other_things_before_it_awaits_a_method_that_waits_for_something_foreign() => Scenario.Expect(
        ["slept", "method", "awaited"],
        static async s =>
        {
            var gate = new TaskCompletionSource();
            async Task Method()
            {
                await gate.Task;
                s.Note("method");
            }

            Task running = Method();
            await Coro.Sleep(1.Seconds);
            s.Note("slept");
            gate.SetResult();
            await running;
            s.Note("awaited");
        });

    [Fact]
    public void Two_at_a_time_are_refused_and_the_first_goes_on() => Scenario.Expect(
        ["InvalidOperationException", "first", "goes on"],
        static async s =>
        {
            async Task Method(string name)
            {
                await Coro.Sleep(1.Seconds);
                s.Note(name);
            }

            async Coro Both() => await Task.WhenAll(Method("first"), Noting(Method("second")));
            async Task Noting(Task method)
            {
                try
                {
                    await method;
                }
                catch (InvalidOperationException exception)
                {
                    s.Note(exception.GetType().Name);
                }
            }

            await Both();
            await Steps.Yield();
            s.Note("goes on");
        });

    [Fact]
    public void One_that_was_not_awaited_makes_the_next_operation_of_its_task_fail() => Scenario.Expect(
        ["names the remedy", "method"],
        static async s =>
        {
            async Task Method()
            {
                await Coro.Sleep(1.Seconds);
                s.Note("method");
            }

            Task running = Method();
            Exception? refusal = await Steps.Catch(Coro.Sleep(5.Seconds));
            s.Note(Assert.IsType<InvalidOperationException>(refusal).Message.Contains("await that method first", StringComparison.Ordinal)
                ? "names the remedy"
                : refusal.Message);
            await running;
        });

    [Fact]
    public void In_async_locals_changes_of_a_method_stay_in_it() => Scenario.Expect(
        ["method: outer", "method again: inner", "caller: outer"],
        static async s =>
        {
            var local = new AsyncLocal<string> { Value = "outer" };
            async Task Method()
            {
                await Steps.Yield();
                s.Note($"method: {local.Value}");
                local.Value = "inner";
                await Steps.Yield();
                await Task.Run(static () => { });
                s.Note($"method again: {local.Value}");
            }

            await Method();
            s.Note($"caller: {local.Value}");
        });

    [Fact]
    public void An_async_void_method_runs_on_and_its_failure_is_logged()
    {
        Scenario scenario = Scenario.Run(static async s =>
        {
            var gate = new TaskCompletionSource();
            async void Method()
            {
                await gate.Task;
                s.Note("method");
                throw new ArithmeticException();
            }

            Method();
            await Steps.Yield();
            gate.SetResult();
            await Steps.Settle();
            s.Note("task");
        });
        Assert.Equal(["method", "task"], scenario.Events);
        Assert.IsType<ArithmeticException>(Assert.Single(scenario.Log.Records).Exception);
    }

    [Fact]
    public void Send_to_the_context_runs_at_once_on_the_kernels_thread_and_is_refused_elsewhere() => Scenario.Expect(
        ["sent", "NotSupportedException", "posted"],
        static async s =>
        {
            SynchronizationContext context = SynchronizationContext.Current!;
            context.Send(_ => s.Note("sent"), state: null);
            s.Note(await Steps.NameOfThrown(Coro.RunInThread(() => context.Send(_ => s.Note("wrong"), state: null))));
            await Coro.RunInThread(() => context.CreateCopy().Post(_ => s.Note("posted"), state: null));
            await Steps.Settle();
        });
}
