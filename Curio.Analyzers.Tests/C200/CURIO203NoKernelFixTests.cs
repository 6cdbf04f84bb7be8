using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO203NoKernelFixTests
{
    [Theory]
    [InlineData("[|await M()|];", "await Kernel.RunAsync(M());")]
    [InlineData("int n = /* a */ [|await N()|] + 1; // b", "int n = /* a */ await Kernel.RunAsync(N()) + 1; // b")]
    [InlineData("await Task.Yield(); [|await Coro.Sleep(default)|];", "await Task.Yield(); await Kernel.RunAsync(Coro.Sleep(default));")]
    public Task It_is_given_a_kernel(string statement, string expected) =>
        new RuleTest(RuleIds.NoKernel).File(Class(statement), Class(expected), "App/Program.cs").RunAsync();

    [Fact]
    public Task Two_awaits_belong_on_one_kernel() =>
        new RuleTest(RuleIds.NoKernel).File(Class("[|await M()|]; [|await M()|];"), path: "App/Program.cs").OffersNoFix().RunAsync();

    private static string Class(string statement) =>
        $"class P {{ static async Task Main() {{ {statement}\n }} static async Coro M() => await Coro.Sleep(default); static async Coro<int> N() {{ await M(); return 1; }} }}";
}
