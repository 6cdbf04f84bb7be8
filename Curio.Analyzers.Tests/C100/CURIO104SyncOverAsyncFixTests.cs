using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>A wait for a task becomes an await where both mean the same.</summary>
public sealed class CURIO104SyncOverAsyncFixTests
{
    [Theory]
    [InlineData("int r = [|n.Result|];", "int r = await n;")]
    [InlineData("[|t.Wait()|];", "await t;")]
    [InlineData("[|n.Wait()|];", "await n;")]
    [InlineData("[|t.GetAwaiter().GetResult()|];", "await t;")]
    [InlineData("int r = [|n.GetAwaiter().GetResult()|] + 1;", "int r = await n + 1;")]
    [InlineData("int r = [|n.ConfigureAwait(false).GetAwaiter().GetResult()|];", "int r = await n;")]
    [InlineData("int r = [|v.Result|];", "int r = await v;")]
    [InlineData("int r = [|v.GetAwaiter().GetResult()|];", "int r = await v;")]
    [InlineData("var s = [|Make().Result|].ToString();", "var s = (await Make()).ToString();")]
    [InlineData("var s = [|Make().Result|].ToString() + [|n.Result|];", "var s = (await Make()).ToString() + await n;")]
    [InlineData("int r = [|[|nested.Result|].Result|];", "int r = await (await nested);")]
    [InlineData("int r = [|(b ? n : Make()).Result|];", "int r = await (b ? n : Make());")]
    [InlineData("int r = -[|n.Result|];", "int r = -await n;")]
    [InlineData("[|Task.WaitAll(t, n)|];", "await Task.WhenAll(t, n);")]
    [InlineData("[|Task.WaitAll(all)|];", "await Task.WhenAll(all);")]
    [InlineData("[|Task.WaitAll(all, c)|];", "await Task.WhenAll(all).WaitAsync(c);")]
    [InlineData("[|Task.WaitAny(t, n)|];", "await Task.WhenAny(t, n);")]
    [InlineData("[|t.Wait(c)|];", "await t.WaitAsync(c);")]
    [InlineData("try { [|t.GetAwaiter().GetResult()|]; } catch (AggregateException) { }", "try { await t; } catch (AggregateException) { }")]
    [InlineData("try { [|t.Wait()|]; } catch (OperationCanceledException) { }", "try { await t; } catch (OperationCanceledException) { }")]
    [InlineData("try { } catch (AggregateException) { [|t.Wait()|]; }", "try { } catch (AggregateException) { await t; }")]
    [InlineData("/* a */ [|t.Wait()|]; // b", "/* a */ await t; // b")]
    [InlineData("Func<Coro> f = async () => [|n.Wait()|];", "Func<Coro> f = async () => { await n; };")]
    [InlineData("Func<Coro<int>> f = async () => [|n.Result|];", "Func<Coro<int>> f = async () => await n;")]
    public Task A_wait_becomes_an_await(string statement, string expected) =>
        new RuleTest(RuleIds.SyncOverAsync).Without("CURIO301").File(Method(statement), Method(expected)).RunAsync();

    [Theory]
    [InlineData("bool done = [|t.Wait(500)|];")]
    [InlineData("[|t.Wait(500)|];")]
    [InlineData("[|t.Wait(500, c)|];")]
    [InlineData("[|t.Wait(TimeSpan.FromSeconds(1))|];")]
    [InlineData("bool done = [|Task.WaitAll(all, 500)|];")]
    [InlineData("int i = [|Task.WaitAny(t, n)|];")]
    [InlineData("var i = [|Task.WaitAny(all)|];")]
    [InlineData("object i = [|Task.WaitAny(all)|]; Console.WriteLine([|Task.WaitAny(all)|]);")]
    [InlineData("[|Task.WaitAny(all, 500)|];")]
    [InlineData("maybe?[|.Wait()|];")]
    [InlineData("int? r = maybe?[|.Result|];")]
    [InlineData("try { [|t.Wait()|]; } catch (AggregateException) { }")]
    [InlineData("try { int r = [|n.Result|]; } catch (Exception e) when (e.InnerException is IOException) { }")]
    [InlineData("try { if (b) { [|Task.WaitAll(t)|]; } } catch (Exception e) { Console.WriteLine(e.InnerException); }")]
    [InlineData("lock (this) { [|t.Wait()|]; }", "{|CURIO105:lock|}")]
    [InlineData("unsafe { [|t.Wait()|]; }")]
    [InlineData("[|t.RunSynchronously()|];")]
    [InlineData("var a = t.GetAwaiter(); [|a.GetResult()|];")]
    [InlineData("Span<int> s = stackalloc int[1]; s[0] = [|n.Result|];")]
    [InlineData("_sum += [|n.Result|];")]
    [InlineData("new List<int>().ForEach(i => [|t.Wait()|]);")]
    public Task A_wait_that_means_something_else_stays(string statement, string? locked = null) =>
        new RuleTest(RuleIds.SyncOverAsync).File(Method(locked is null ? statement : statement.Replace("lock", locked, StringComparison.Ordinal))).OffersNoFix().RunAsync();

    [Theory]
    [InlineData("async Task<int> F(Task<int> t) => [|t.Result|];", "async Task<int> F(Task<int> t) => await t;")]
    [InlineData("async void F(Task t) { [|t.Wait()|]; }", "async void F(Task t) { await t; }")]
    [InlineData("async Task F(Task t, System.Threading.CancellationToken c) { [|t.Wait(c)|]; }", "async Task F(Task t, System.Threading.CancellationToken c) { await t.WaitAsync(c); }")]
    public Task Without_a_kernel_it_is_the_same(string member, string expected) =>
        new RuleTest(RuleIds.SyncOverAsync).WithoutCurio().EditorConfig("curio_context = all_async").File(
            $"using System.Threading.Tasks; class C {{ {member} }}", $"using System.Threading.Tasks; class C {{ {expected} }}").RunAsync();

    [Theory]
    [InlineData("int r = [|q.Get()|]; [|q.Put(r)|]; [|q.Join()|];", "int r = await q.GetAsync(); await q.PutAsync(r); await q.JoinAsync();")]
    [InlineData("[|e.Wait()|]; int r = [|u.Unwrap()|];", "await e.WaitAsync(); int r = await u.UnwrapAsync();")]
    [InlineData("int r = [|q.Get(default)|]; [|q.Put(1, default)|];", "int r = q.Get(default); q.Put(1, default);")]
    public Task What_serves_threads_too_is_awaited(string statements, string expected) =>
        new RuleTest(RuleIds.SyncOverAsync).File(Universal(statements), Universal(expected)).RunAsync();

    [Fact]
    public Task A_coroutine_is_no_remedy_without_a_kernel() => new RuleTest(RuleIds.SyncOverAsync).EditorConfig("curio_context = all_async")
        .File("class C { async Task F(UniversalQueue<int> q) { [|q.Put(1)|]; await Task.Yield(); } }").OffersNoFix().RunAsync();

    [Fact]
    public Task One_wait_that_cannot_be_fixed_does_not_spoil_the_rest() => new RuleTest(RuleIds.SyncOverAsync).File(
        Method("[|t.Wait()|]; unsafe { [|all[0].Wait()|]; } bool d = [|all[1].Wait(5)|]; maybe?[|.Wait()|]; int r = [|n.Result|];"),
        Method("await t; unsafe { all[0].Wait(); } bool d = all[1].Wait(5); maybe?.Wait(); int r = await n;")).RunAsync();

    [Theory]
    [InlineData("GetAwaiter().GetResult()")]
    [InlineData("this.GetAwaiter().GetResult()")]
    public Task A_task_that_waits_for_itself_is_left_alone(string wait) => new RuleTest(RuleIds.SyncOverAsync).File(
        $"class Own() : Task<int>(() => 1) {{ async Coro<int> F() => [|{wait}|]; }}").OffersNoFix().RunAsync();

    private static string Universal(string statements) =>
        $"class C {{ async Coro F(UniversalQueue<int> q, UniversalEvent e, UniversalResult<int> u) {{ {statements} }} }}";

    private static string Method(string statements) => $$"""
        using System.IO;

        class C
        {
            int _sum;
            Task<int> Make() => null!;
            async Coro F(bool b, Task t, Task<int> n, ValueTask<int> v, Task<Task<int>> nested, Task[] all, Task<int>? maybe, CancellationToken c)
            {
                {{statements}}
            }
        }
        """;
}
