using System.Diagnostics;
using Curio.Tests.Kernel;
using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

public class AsyncLocalTests
{
    [Fact]
    public void L01a_Two_tasks_count_down_one_variable_apart() => Scenario.ExpectInOrder(
        [3, 6, 2, 5, 1, 4, 3, 2, 1],
        static async s =>
        {
            var local = new AsyncLocal<int>();
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
            Assert.Equal(0, local.Value);
        });

    [Fact]
    public void L01b_A_child_starts_with_the_values_as_of_the_spawn_and_later_changes_stay_apart() => Scenario.Expect(
        ["child: before", "child again: child", "parent: after"],
        static async s =>
        {
            var local = new AsyncLocal<string> { Value = "before" };
            async Coro Child()
            {
                s.Note($"child: {local.Value}");
                local.Value = "child";
                await Coro.Sleep(1.Seconds);
                s.Note($"child again: {local.Value}");
            }

            CurioTask child = await Coro.Spawn(Child());
            local.Value = "after";
            await child.JoinAsync();
            s.Note($"parent: {local.Value}");
        });

    [Fact]
    public void L01c_A_grandchild_inherits_from_its_own_parent() => Scenario.Expect(
        ["child", "main"],
        static async s =>
        {
            var local = new AsyncLocal<string> { Value = "main" };
            async Coro Note() => s.Note(local.Value);
            async Coro Child()
            {
                local.Value = "child";
                await Steps.Yield();
                await (await Coro.Spawn(Note())).JoinAsync();
            }

            await (await Coro.Spawn(Child())).JoinAsync();
            await (await Coro.Spawn(Note())).JoinAsync();
        });

    [Fact]
    public void L01d_Values_outlive_waits_of_every_kind() => Scenario.Expect(
        ["kept", "kept", "kept", "kept", "kept"],
        static async s =>
        {
            var local = new AsyncLocal<string>();
            async Coro Disturb()
            {
                while (true)
                {
                    local.Value = "wrong";
                    await Steps.Yield();
                }
            }

            CurioTask other = await Coro.Spawn(Disturb(), daemon: true);
            local.Value = "kept";
            await Steps.Settle();
            s.Note(local.Value);
            await Task.Yield();
            s.Note(local.Value);
            await Task.Run(static () => { }).ConfigureAwait(false);
            s.Note(local.Value);
            await Coro.RunInThread(() => local.Value = "wrong");
            s.Note(local.Value);
            await other.CancelAsync();
            s.Note(local.Value);
        });

    [Fact]
    public void L01e_After_a_run_the_callers_values_are_as_before()
    {
        object? outcome = ScenarioKernels.OnThread(static () =>
        {
            var local = new AsyncLocal<string> { Value = "caller" };
            var seen = new List<string?>();
            async Coro Main()
            {
                seen.Add(local.Value);
                local.Value = "main";
                await Steps.Yield();
                seen.Add(local.Value);
            }

            async Coro Fail()
            {
                local.Value = "failing";
                await Steps.Throw(new ArithmeticException());
            }

            Coro.Run(Main(), Scenario.Prepare().Options);
            seen.Add(local.Value);
            Assert.Throws<ArithmeticException>(() => Coro.Run(Fail(), Scenario.Prepare().Options));
            seen.Add(local.Value);
            return string.Join(", ", seen);
        });
        Assert.Equal("caller, main, caller, caller", outcome);
    }

    [Fact]
    public void L01f_So_is_its_synchronization_context()
    {
        object? outcome = ScenarioKernels.OnThread(static () =>
        {
            var own = new SynchronizationContext();
            SynchronizationContext.SetSynchronizationContext(own);
            Coro.Run(Steps.Settle(), Scenario.Prepare().Options);
            return ReferenceEquals(own, SynchronizationContext.Current);
        });
        Assert.Equal(true, outcome);
    }

    [Fact]
    public void L01g_Within_a_task_a_coroutine_shares_the_values_of_its_caller() => Scenario.Expect(
        ["callee"],
        static async s =>
        {
            var local = new AsyncLocal<string> { Value = "caller" };
            async Coro Callee()
            {
                await Steps.Yield();
                local.Value = "callee";
            }

            await Callee();
            s.Note(local.Value);
        });

    [Fact]
    public void L01h_The_current_activity_flows_with_its_task() => Scenario.Expect(
        ["first", "second", "none"],
        static async s =>
        {
            using var before = new Activity("before");
            async Coro<string> Work(string name)
            {
                using var activity = new Activity(name);
                activity.Start();
                await Steps.Settle();
                return Activity.Current!.OperationName;
            }

            CurioTask<string> first = await Coro.Spawn(Work("first"));
            CurioTask<string> second = await Coro.Spawn(Work("second"));
            s.Note(await first.JoinAsync());
            s.Note(await second.JoinAsync());
            s.Note(Activity.Current?.OperationName ?? "none");
        });

    [Fact]
    public void L01i_A_child_inherits_the_current_activity_and_siblings_do_not_see_each_others() => Scenario.Expect(
        ["child: request", "parent of the child's: request", "sibling: request", "after: request"],
        static async s =>
        {
            using var request = new Activity("request");
            request.Start();
            async Coro Child()
            {
                s.Note($"child: {Activity.Current?.OperationName}");
                using var own = new Activity("own");
                own.Start();
                s.Note($"parent of the child's: {own.Parent?.OperationName}");
                await Coro.Sleep(2.Seconds);
            }

            async Coro Sibling()
            {
                await Coro.Sleep(1.Seconds);
                s.Note($"sibling: {Activity.Current?.OperationName}");
            }

            await TaskGroup.Run(async group =>
            {
                await group.SpawnAsync(Child());
                await group.SpawnAsync(Sibling());
            });
            s.Note($"after: {Activity.Current?.OperationName}");
        });

    [Fact]
    public void L01j_After_a_run_the_callers_activity_is_as_before()
    {
        object? outcome = ScenarioKernels.OnThread(static () =>
        {
            using var caller = new Activity("caller");
            caller.Start();
            async Coro<string> Main()
            {
                string before = Activity.Current!.OperationName;
                new Activity("left running").Start();
                await Steps.Yield();
                return $"{before}, {Activity.Current.OperationName}";
            }

            return $"{Coro.Run(Main(), Scenario.Prepare().Options)}, {Activity.Current!.OperationName}";
        });
        Assert.Equal("caller, left running, caller", outcome);
    }

    [Fact]
    public void L01k_An_async_thread_and_the_coroutines_that_it_awaits_share_the_values() => Scenario.Expect(
        ["main", "thread", "coroutine", "main"],
        static async s =>
        {
            var local = new AsyncLocal<string> { Value = "main" };
            async Coro Awaited()
            {
                s.Note(local.Value);
                local.Value = "coroutine";
                await Steps.Yield();
            }

            AsyncThread thread = await AsyncThread.Spawn(() =>
            {
                s.Note(local.Value);
                local.Value = "thread";
                AsyncThread.AWAIT(Awaited());
                s.Note(local.Value);
            });
            await thread.JoinAsync();
            s.Note(local.Value);
        });
}
