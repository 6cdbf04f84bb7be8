using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Which tasks nobody keeps.</summary>
public sealed class CURIO303DroppedTaskTests
{
    [Theory]
    [InlineData("await [|Coro.Spawn(Op())|];")]
    [InlineData("await [|Coro.Spawn(Op(), false)|];")]
    [InlineData("await [|Coro.Spawn(Op(), daemon: false)|];")]
    [InlineData("await [|Coro.Spawn(Op(), name: \"op\")|];")]
    [InlineData("_ = await [|Coro.Spawn(Op())|];")]
    [InlineData("await [|Coro.Spawn(Number())|];")]
    [InlineData("var task = await [|Coro.Spawn(Op())|];")]
    [InlineData("CurioTask task = await [|Coro.Spawn(Number())|];")]
    [InlineData("CurioTask task; task = await [|Coro.Spawn(Op())|];")]
    [InlineData("for (int i = 0; i < n; i++) await [|Coro.Spawn(Op())|];")]
    [InlineData("await [|AsyncThread.Spawn(() => { })|];")]
    [InlineData("Func<Coro> f = async () => await [|Coro.Spawn(Op())|]; await f();")]
    [InlineData("await using var g = new TaskGroup(); await [|Coro.Spawn(Op())|]; await g.JoinAsync();")]
    public Task A_dropped_task_is_reported(string statements) => Reports(statements);

    [Fact]
    public Task A_dropped_task_of_an_expression_body_is_reported() => new RuleTest(RuleIds.DroppedTask)
        .File("class C { async Coro F(Func<Coro> g) => await [|Coro.Spawn(g())|]; }").RunAsync();

    [Theory]
    [InlineData("await Coro.Spawn(Op(), true);")]
    [InlineData("await Coro.Spawn(Op(), daemon: true);")]
    [InlineData("await Coro.Spawn(Op(), daemon: n > 1);")]
    [InlineData("_ = await Coro.Spawn(Op(), daemon: true);")]
    [InlineData("CurioTask task = await Coro.Spawn(Op()); await task.JoinAsync();")]
    [InlineData("var task = await Coro.Spawn(Op()); tasks.Add(task);")]
    [InlineData("var task = await Coro.Spawn(Op()); Func<long> a = () => task.Id;")]
    [InlineData("tasks.Add(await Coro.Spawn(Op()));")]
    [InlineData("tasks[0] = await Coro.Spawn(Op());")]
    [InlineData("Kept = await Coro.Spawn(Op());")]
    [InlineData("await (await Coro.Spawn(Op())).JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await g.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.AddTaskAsync(await Coro.Spawn(Op())); await g.JoinAsync();")]
    [InlineData("await Mine.Spawn(Op());")]
    [InlineData("var task = await Coro.Spawn(Op(), daemon: true);")]
    public Task A_kept_task_or_a_daemon_is_silent(string statements) => Reports(statements);

    [Fact]
    public Task A_returned_task_is_silent() => new RuleTest(RuleIds.DroppedTask)
        .File("class C { async Coro<CurioTask> F(Func<Coro> g) => await Coro.Spawn(g()); async Coro<CurioTask> G(Func<Coro> g) { return await Coro.Spawn(g()); } }")
        .RunAsync();

    [Fact]
    public Task Where_no_kernel_runs_it_is_silent() => new RuleTest(RuleIds.DroppedTask)
        .File("class C { Task F(Func<Coro> g) => Task.Run(async () => { {|CURIO203:await Coro.Spawn(g())|}; }); }").RunAsync();

    [Fact]
    public async Task The_message_names_the_remedies()
    {
        RuleTest test = new RuleTest(RuleIds.DroppedTask).File(Method("await Coro.Spawn(Op());"));
        Assert.Equal(
            "Nobody keeps the task that 'Coro.Spawn' starts, so that nobody can join or cancel it; spawn it into a TaskGroup, join it, or say 'daemon: true'",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    internal static string Method(string statements) => $$"""
        class C
        {
            CurioTask? Kept { get; set; }
            async Coro F(int n, List<CurioTask> tasks)
            {
                {{statements}}
                await Op();
            }
            async Coro Op() { await Coro.Sleep(TimeSpan.Zero); }
            async Coro<int> Number() { await Coro.Sleep(TimeSpan.Zero); return 1; }
        }
        static class Mine { public static async Coro<int> Spawn(Coro c) { await c; return 1; } }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.DroppedTask).File(Method(statements)).RunAsync();
}
