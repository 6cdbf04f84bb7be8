using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;
using Curio.Tests.Support;
using static Curio.AsyncThread;

namespace Curio.Tests.Tasks;

public class TaskLocalTests
{
    [Fact]
    public void It_is_set_read_and_removed_L02() => Scenario.Expect(
        [false, 0, true, 3, true, 0, false, 0, false],
        static async s =>
        {
            var local = new TaskLocal<int>();
            s.Note(local.IsSet);
            s.Note(local.Value);
            local.Value = 3;
            s.Note(local.IsSet);
            s.Note(local.Value);
            local.Value = 0;
            s.Note(local.IsSet);
            s.Note(local.Value);
            local.Remove();
            s.Note(local.IsSet);
            s.Note(local.Value);
            local.Remove();
            s.Note(local.IsSet);
        });

    [Fact]
    public void Where_none_was_set_it_has_the_default_that_it_was_given_L02() => Scenario.Expect(
        ["default", null, "default", null],
        static async s =>
        {
            var local = new TaskLocal<string?>("default");
            s.Note(local.Value);
            local.Value = null;
            s.Note(local.Value);
            local.Remove();
            s.Note(local.Value);
            s.Note(new TaskLocal<string>().Value);
        });

    [Fact]
    public void Two_tasks_count_down_one_variable_apart_L02() => Scenario.ExpectInOrder(
        [3, 6, 2, 5, 1, 4, 3, 2, 1],
        static async s =>
        {
            var local = new TaskLocal<int>();
            async Coro CountDown(int from)
            {
                local.Value = from;
                while (local.Value > 0)
                {
                    s.Note(local.Value);
                    await Steps.Yield();
                    local.Value--;
                }
            }

            await TaskGroup.Run(async group =>
            {
                await group.SpawnAsync(CountDown(3));
                await group.SpawnAsync(CountDown(6));
            });
            Assert.False(local.IsSet);
        });

    [Fact]
    public void A_child_starts_with_the_values_as_of_the_spawn_and_later_changes_stay_apart_L02() => Scenario.Expect(
        ["child: before", "child again: child", "child at last: default", "parent: after"],
        static async s =>
        {
            var local = new TaskLocal<string>("default");
            async Coro Child()
            {
                s.Note($"child: {local.Value}");
                local.Value = "child";
                await Coro.Sleep(1.Seconds);
                s.Note($"child again: {local.Value}");
                local.Remove();
                await Steps.Yield();
                s.Note($"child at last: {local.Value}");
            }

            local.Value = "before";
            CurioTask child = await Coro.Spawn(Child());
            local.Value = "after";
            await child.JoinAsync();
            s.Note($"parent: {local.Value}");
        });

    [Fact]
    public void What_the_parent_removes_the_child_keeps_L02() => Scenario.Expect(
        ["inherited"],
        static async s =>
        {
            var local = new TaskLocal<string> { };
            async Coro Child() => s.Note(local.Value);
            local.Value = "inherited";
            CurioTask child = await Coro.Spawn(Child());
            local.Remove();
            await child.JoinAsync();
        });

    [Fact]
    public void Awaited_coroutines_share_the_values_and_dotnet_awaits_keep_them_L02() => Scenario.Expect(
        ["callee", "callee", "callee", "in the method: callee", "callee"],
        static async s =>
        {
            var local = new TaskLocal<string>("default");
            async Coro Callee()
            {
                await Steps.Yield();
                local.Value = "callee";
            }

            async Task Foreign()
            {
                await Task.Yield();
                s.Note($"in the method: {local.Value}");
                local.Value = "lost";
            }

            await Callee();
            s.Note(local.Value);
            await Task.Yield();
            s.Note(local.Value);
            await Task.Run(static () => { }).ConfigureAwait(false);
            s.Note(local.Value);
            await Foreign();
            s.Note(local.Value);
        });

    [Fact]
    public void An_async_thread_and_the_coroutines_that_it_awaits_share_them_L02() => Scenario.Expect(
        ["in the thread: parent", "awaited: thread", "back: coroutine", "child of the thread: coroutine", "thrown: failed", "parent"],
        static async s =>
        {
            var local = new TaskLocal<string>();
            async Coro Awaited()
            {
                s.Note($"awaited: {local.Value}");
                await Steps.Yield();
                local.Value = "coroutine";
            }

            async Coro Child() => s.Note($"child of the thread: {local.Value}");
            async Coro Fail()
            {
                local.Value = "failed";
                await Steps.Throw(new ArithmeticException(), yields: 1);
            }

            local.Value = "parent";
            AsyncThread thread = await Spawn(() =>
            {
                s.Note($"in the thread: {local.Value}");
                local.Value = "thread";
                AWAIT(Awaited());
                s.Note($"back: {local.Value}");
                AWAIT(AWAIT(Coro.Spawn(Child())).JoinAsync());
                Assert.Throws<ArithmeticException>(() => AWAIT(Fail()));
                s.Note($"thrown: {local.Value}");
            });
            await thread.JoinAsync();
            s.Note(local.Value);
        });

    [Fact]
    public void A_worker_thread_starts_with_the_callers_values_and_gives_none_back_L02() => Scenario.Expect(
        ["caller", "worker", "caller", "default"],
        static async s =>
        {
            var local = new TaskLocal<string>("default");
            async Coro Work()
            {
                local.Value = "caller";
                await Coro.RunInThread(() =>
                {
                    s.Note(local.Value);
                    local.Value = "worker";
                    s.Note(local.Value);
                });
                s.Note(local.Value);
            }

            await (await Coro.Spawn(Work())).JoinAsync();

            // The same thread, for another caller.
            await Coro.RunInThread(() => s.Note(local.Value));
        });

    [Fact]
    public void Kernels_on_eight_threads_with_eight_children_each_do_not_mix_L02()
    {
        const int Count = 8;
        var local = new TaskLocal<string>();
        using var together = new Barrier(Count);
        var wrong = new List<string>();
        async Coro Child(string kernel, int number)
        {
            string own = $"{kernel}, child {number}";
            Check(kernel);
            local.Value = own;
            for (int i = 0; i < 50; i++)
            {
                await Steps.Yield();
                Check(own);
            }
        }

        async Coro Main(string kernel)
        {
            Assert.False(local.IsSet);
            local.Value = kernel;
            await TaskGroup.Run(async group =>
            {
                for (int i = 0; i < Count; i++)
                {
                    await group.SpawnAsync(Child(kernel, i));
                }

                together.SignalAndWait(10.Seconds);
            });
            Check(kernel);
        }

        void Check(string expected)
        {
            if (local.Value != expected)
            {
                lock (wrong)
                {
                    wrong.Add($"{expected} saw {local.Value}");
                }
            }
        }

        object?[] failures = new object?[Count];
        Thread[] threads =
        [
            .. Enumerable.Range(0, Count).Select(number => new Thread(() => failures[number] = ScenarioKernels.OnThread(() =>
            {
                Coro.Run(Main($"kernel {number}"), Scenario.Prepare().Options);
                return null;
            }))),
        ];
        Array.ForEach(threads, static thread => thread.Start());
        Assert.All(threads, static thread => Assert.True(thread.Join(20.Seconds)));

        Assert.All(failures, Assert.Null);
        Assert.Empty(wrong);
    }

    [Fact]
    public void After_a_run_the_next_one_starts_anew_L02()
    {
        var local = new TaskLocal<string>("default");
        object? outcome = ScenarioKernels.OnThread(() =>
        {
            async Coro<string> Main(string own)
            {
                string before = local.Value!;
                local.Value = own;
                await Steps.Yield();
                return $"{before} {local.Value}";
            }

            using Curio.Kernel kernel = Scenario.Prepare().NewKernel();
            return $"{kernel.Run(Main("first"))}, {kernel.Run(Main("second"))}";
        });
        Assert.Equal("default first, default second", outcome);
    }

    [Fact]
    public void Outside_of_any_task_it_is_refused_with_its_name_L03()
    {
        var local = new TaskLocal<int>(7);
        Assert.StartsWith("A TaskLocal<Int32> was used where", Assert.Throws<InvalidOperationException>(() => _ = local.Value).Message);
        Assert.Throws<InvalidOperationException>(() => local.Value = 1);
        Assert.Throws<InvalidOperationException>(() => _ = local.IsSet);
        Assert.Throws<InvalidOperationException>(local.Remove);
    }

    [Fact]
    public void So_it_is_on_threads_that_work_for_no_task_L03() => Scenario.Expect(
        ["InvalidOperationException", "InvalidOperationException", "TaskLocal<String>(flows)", "InvalidOperationException"],
        static async s =>
        {
            var local = new TaskLocal<string>();
            local.Value = "flows";
            s.Note(ScenarioKernels.OnThread(() => local.Value)?.GetType().Name);
            s.Note((await Task.Run(() => Record.Exception(() => _ = local.Value)))?.GetType().Name);

            // For the debugger, which looks from everywhere.
            s.Note(await Task.Run(local.ToString));
            async Task Leave()
            {
                await Task.Run(static () => { }).ConfigureAwait(false);
                s.Note(Record.Exception(() => _ = local.Value)?.GetType().Name);
            }

            Task left = Task.Run(Leave);
            await left;
        });

    [Fact]
    public void On_a_worker_or_async_thread_that_runs_a_kernel_that_kernels_tasks_count_L03() => Scenario.Expect(
        ["outer", "inner", "outer"],
        static async s =>
        {
            var local = new TaskLocal<string>();
            local.Value = "outer";
            async Coro Inner()
            {
                s.Note(local.Value);
                local.Value = "inner";
                await Steps.Yield();
                s.Note(local.Value);
            }

            await Coro.RunInThread(() =>
            {
                Coro.Run(Inner(), Scenario.Prepare().Options);
                s.Note(local.Value);
            });
        });

    [Fact]
    public void It_says_its_value_everywhere() => Assert.Equal("TaskLocal<Int32>(not set)", new TaskLocal<int>(7).ToString());
}
