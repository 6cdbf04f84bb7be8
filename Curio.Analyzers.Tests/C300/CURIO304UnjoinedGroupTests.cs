using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Which groups can be left without a join.</summary>
public sealed class CURIO304UnjoinedGroupTests
{
    [Theory]
    [InlineData("await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op());")]
    [InlineData("await using TaskGroup g = [|new()|]; await g.SpawnAsync(Op());")]
    [InlineData("await using var g = [|new TaskGroup<int>()|]; await g.SpawnAsync(Number());")]
    [InlineData("await using (var g = [|new TaskGroup()|]) { await g.SpawnAsync(Op()); }")]
    [InlineData("await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); if (n > 1) await g.JoinAsync();")]
    [InlineData("await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); if (n > 1) return; await g.JoinAsync();")]
    [InlineData("await using (var g = [|new TaskGroup()|]) { await g.SpawnAsync(Op()); if (n > 1) return; await g.JoinAsync(); }")]
    [InlineData("while (n > 0) { await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); if (n-- > 1) continue; await g.JoinAsync(); }")]
    [InlineData("while (n > 0) { await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); if (n-- > 1) break; await g.JoinAsync(); }")]
    [InlineData("await using var g = [|new TaskGroup()|]; for (int i = 0; i < n; i++) await g.SpawnAsync(Op());")]
    [InlineData("await using var g = [|new TaskGroup(tasks)|]; n++;")]
    [InlineData("await using var g = [|new TaskGroup()|]; await g.SpawnThreadAsync(() => { });")]
    [InlineData("await using var g = new TaskGroup(); await g.JoinAsync(); await using var h = [|new TaskGroup()|]; await h.SpawnAsync(Op());")]
    [InlineData("var g = [|new TaskGroup()|]; await g.SpawnAsync(Op());")]
    [InlineData("await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); try { await Op(); } finally { n++; }")]
    [InlineData("Func<Coro> f = async () => { await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); }; await f();")]
    [InlineData("await Local(); async Coro Local() { await using var g = [|new TaskGroup()|]; await g.SpawnAsync(Op()); }")]
    public Task A_group_that_can_end_without_a_join_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await g.JoinAsync();")]
    [InlineData("await using (var g = new TaskGroup()) { await g.SpawnAsync(Op()); await g.JoinAsync(); }")]
    [InlineData("await using var g = new TaskGroup();")]
    [InlineData("await using var g = new TaskGroup(); if (n > 1) return; await g.SpawnAsync(Op()); await g.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); if (n > 1) { await g.JoinAsync(); return; } await g.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); if (n > 1) throw new InvalidOperationException(); await g.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); try { await Op(); } finally { await g.JoinAsync(); }")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); try { await g.JoinAsync(); } catch (ArgumentException) { }")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await foreach (var task in g) { n++; }")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); while (await g.NextDoneAsync() is { } task) { n++; }")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await g.NextResultAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.JoinAsync(); await {|CURIO309:g.SpawnAsync(Op())|};")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await Op(); await g.CancelRemainingAsync();")]
    [InlineData("await using var g = new TaskGroup(TaskGroupWait.None); await g.SpawnAsync(Op()); await Op();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op(), daemon: true); await Op();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); while (true) await Op();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await Join(g);")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); Func<Coro> end = async () => await g.JoinAsync(); await end();")]
    [InlineData("await TaskGroup.Run(async g => await g.SpawnAsync(Op()));")]
    [InlineData("await using var g = new TaskGroup(tasks); await g.JoinAsync();")]
    [InlineData("Group = new TaskGroup(); await Group.SpawnAsync(Op());")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await g.JoinAsync(TaskGroupWait.Any);")]
    public Task A_group_that_is_joined_is_silent(string statements) => Reports(statements);

    [Fact]
    public async Task The_message_names_the_group()
    {
        RuleTest test = new RuleTest(RuleIds.UnjoinedGroup).File(Method("await using var crew = new TaskGroup(); await crew.SpawnAsync(Op());"));
        Assert.Equal(
            "'crew' can be left without 'JoinAsync', which cancels its tasks; end its block with 'await crew.JoinAsync();'",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    internal static string Method(string statements) => $$"""
        class C
        {
            TaskGroup Group = new();
            async Coro F(int n, CurioTask[] tasks)
            {
                {{statements}}
            }
            async Coro Op() { await Coro.Sleep(TimeSpan.Zero); }
            async Coro Join(TaskGroup g) { await g.JoinAsync(); }
            async Coro<int> Number() { await Coro.Sleep(TimeSpan.Zero); return 1; }
        }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.UnjoinedGroup).File(Method(statements)).RunAsync();
}
