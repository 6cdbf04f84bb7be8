using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Which results are read too early, and which spawns come too late.</summary>
public sealed class CURIO309PrematureResultTests
{
    [Theory]
    [InlineData("var task = await Coro.Spawn(Number()); n = [|task.Result|];")]
    [InlineData("var task = await Coro.Spawn(Number()); Exception? e = [|task.Exception|];")]
    [InlineData("CurioTask task = await Coro.Spawn(Op()); object? r = [|task.Result|];")]
    [InlineData("var task = await Coro.Spawn(Number()); if (n > 1) n = [|task.Result|]; await task.JoinAsync();")]
    [InlineData("await Op(); var task = await Coro.Spawn(Number()); n += 2; n = [|task.Result|];")]
    [InlineData("var task = await Coro.Spawn(Number()); await Gate.SetAsync(); n = [|task.Result|];")]
    [InlineData("for (int i = 0; i < n; i++) { var task = await Coro.Spawn(Number()); n = [|task.Result|]; await task.JoinAsync(); }")]
    [InlineData("await using var g = new TaskGroup(); var task = await g.SpawnAsync(Number()); n = [|task.Result|]; await g.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); n = [|g.Results|].Count; await g.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await Op(); object? r = [|g.Result|]; await g.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); n = [|g.Exceptions|].Count; await g.JoinAsync();")]
    [InlineData("await TaskGroup.Run(async g => { await g.SpawnAsync(Op()); n = [|g.Results|].Count; });")]
    [InlineData("for (int i = 0; i < n; i++) { var g = new TaskGroup(); n = [|g.Results|].Count; await g.JoinAsync(); }")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await g.JoinAsync(); await [|g.SpawnAsync(Op())|];")]
    [InlineData("await using var g = new TaskGroup<int>(); await g.SpawnAsync(Number()); await g.JoinAsync(); if (n > 1) await [|g.SpawnAsync(Number())|];")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); if (n > 1) await g.JoinAsync(); else await g.JoinAsync(); await [|g.SpawnAsync(Op())|];")]
    public Task Too_early_or_too_late_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("var task = await Coro.Spawn(Number()); await task.JoinAsync(); n = task.Result;")]
    [InlineData("var task = await Coro.Spawn(Number()); await task.WaitAsync(); n = task.Result;")]
    [InlineData("var task = await Coro.Spawn(Number()); await Coro.Sleep(default); n = task.Result;")]
    [InlineData("var task = await Coro.Spawn(Number()); await Op(); n = task.Result;")]
    [InlineData("var task = await Coro.Spawn(Number()); if (n > 1) await task.JoinAsync(); if (n > 1) n = task.Result;")]
    [InlineData("var task = await Coro.Spawn(Number()); for (int i = 0; i < n; i++) { if (i > 0) n = task.Result; await task.JoinAsync(); }")]
    [InlineData("var task = await Coro.Spawn(Number()); Func<int> f = () => task.Result; await task.JoinAsync(); f();")]
    [InlineData("var task = await Coro.Spawn(Number()); await task.JoinAsync(); task = await Coro.Spawn(Number()); n = task.Result;")]
    [InlineData("var task = await Coro.Spawn(Number()); n = await task.JoinAsync();")]
    [InlineData("var task = await Coro.Spawn(Number()); bool b = task.IsTerminated; _ = task.Id; await task.JoinAsync();")]
    [InlineData("n = p.Result;")]
    [InlineData("n = Task.FromResult(1).Id; var r = new Mine(); n = r.Result;")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await g.JoinAsync(); n = g.Results.Count;")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await Join(g); n = g.Results.Count;")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); if (n > 1) await g.JoinAsync(); if (n > 1) n = g.Results.Count; await g.JoinAsync();")]
    [InlineData("var g = await TaskGroup.Run(async h => { await h.SpawnAsync(Op()); }); n = g.Results.Count;")]
    [InlineData("await TaskGroup.Run(async g => { await g.SpawnAsync(Op()); await g.JoinAsync(); n = g.Results.Count; });")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnAsync(Op()); CurioTask? done = g.Completed; n = g.Tasks.Count; await g.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); if (n > 1) await g.JoinAsync(); await g.SpawnAsync(Op()); await g.JoinAsync();")]
    [InlineData("for (int i = 0; i < n; i++) { await using var g = new TaskGroup(); await g.SpawnAsync(Op()); await g.JoinAsync(); }")]
    [InlineData("await Group.JoinAsync(); await Group.SpawnAsync(Op()); n = Group.Results.Count;")]
    [InlineData("_ = nameof(CurioTask.Result);")]
    [InlineData("await Mine.Run(async g => { n = g.Results.Count; });")]
    public Task Other_uses_are_silent(string statements) => Reports(statements);

    [Theory]
    [InlineData("var task = await Coro.Spawn(Number()); n = task.Result;", "'CurioTask.Result' throws here: the task cannot have run yet; await 'JoinAsync' instead")]
    [InlineData("await using var g = new TaskGroup(); n = g.Results.Count;", "'TaskGroup.Results' throws here: the group has not been joined; await 'JoinAsync' first")]
    [InlineData("await using var g = new TaskGroup(); await g.JoinAsync(); await g.SpawnAsync(Op());", "'TaskGroup.SpawnAsync' throws here: the group has been joined; make another group")]
    public async Task The_message_says_why(string statements, string message)
    {
        RuleTest test = new RuleTest(RuleIds.PrematureResult).File(Method(statements));
        Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync(), d => d.Id == RuleIds.PrematureResult).GetMessage());
    }

    private static string Method(string statements) => $$"""
        class C
        {
            AsyncEvent Gate = new();
            TaskGroup Group = new();
            async Coro F(int n, CurioTask<int> p)
            {
                {{statements}}
            }
            async Coro Op() { await Coro.Sleep(TimeSpan.Zero); }
            async Coro Join(TaskGroup g) { await g.JoinAsync(); }
            async Coro<int> Number() { await Coro.Sleep(TimeSpan.Zero); return 1; }
        }
        class Mine { public int Result => 1; public static async Coro Run(Func<TaskGroup, Coro> made) => await made(new TaskGroup()); }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.PrematureResult).File(Method(statements)).RunAsync();
}
