using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO206LeavesKernelFixTests
{
    [Theory]
    [InlineData("await [|Task.Run(() => Work())|];", "await Coro.RunInThread(() => Work());")]
    [InlineData("await [|Task.Run(Work)|]; // a", "await Coro.RunInThread(Work); // a")]
    [InlineData("int n = await [|Task.Run(() => 1)|] + 1;", "int n = await Coro.RunInThread(() => 1) + 1;")]
    [InlineData("await [|Task.Run(() => Work())|].ConfigureAwait(false);", "await Coro.RunInThread(() => Work());")]
    [InlineData("await [|Task.Run(() => { /* a */ Work(); })|];", "await Coro.RunInThread(() => { /* a */ Work(); });")]
    [InlineData("await [|System.Threading.Tasks.Task.Run(Work)|]; await [|Task.Run(Work)|];", "await Coro.RunInThread(Work); await Coro.RunInThread(Work);")]
    public Task A_task_that_is_awaited_at_once_becomes_a_call_in_a_thread(string statement, string expected) =>
        new RuleTest(RuleIds.LeavesKernel).Without("CURIO204").File(Method(statement), Method(expected)).RunAsync();

    [Theory]
    [InlineData("Task t = [|Task.Run(Work)|]; await t;")]
    [InlineData("await [|Task.Run(async () => await Task.Yield())|];")]
    [InlineData("await [|Task.Run(() => Task.Delay(1))|];")]
    [InlineData("await [|Task.Run(Work, CancellationToken.None)|];")]
    [InlineData("[|new Thread(Work).Start()|];")]
    [InlineData("await [|Task.Delay(1).ContinueWith(_ => Work())|];")]
    [InlineData("await Task.WhenAll([|Task.Run(Work)|], [|Task.Run(Work)|]);")]
    [InlineData("await Task.WhenAny([|Task.Run(Work)|]);")]
    [InlineData("await await [|Task.Run(() => Coro.Sleep(default))|];")]
    [InlineData("await await [|Task.Run(async Coro () => await Coro.Sleep(default))|];")]
    public Task Others_are_left_to_their_author(string statement) =>
        new RuleTest(RuleIds.LeavesKernel).Without("CURIO204").File(Method(statement)).OffersNoFix().RunAsync();

    private static string Method(string statement) => $"class C {{ async Coro F() {{ {statement}\n }} static void Work() {{ }} }}";
}
