using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.Suppressors;

public sealed class AsyncTwinSuppressorTests
{
    public static TheoryData<string, string> Theirs => new()
    {
        { "Sdk", "CA1849" }, { "VisualStudioThreading", "VSTHRD103" }, { "Meziantou", "MA0042" }, { "AsyncFixer", "AsyncFixer02" }, { "Sonar", "S6966" },
    };

    public static TheoryData<string, string> TheirsOnWait => new()
    {
        { "VisualStudioThreading", "VSTHRD103" }, { "Meziantou", "MA0042" },
        { "AsyncFixer", "AsyncFixer02" }, { "Sonar", "S4462" },
    };

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task A_file_call_in_a_coroutine_is_left_to_the_rule_of_Curio(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, InCoroutine("_ = File.ReadAllText(p);"), isSuppressed: true);

    [Theory]
    [MemberData(nameof(TheirsOnWait))]
    public Task So_is_a_task_that_is_waited_for(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, InCoroutine("t.Wait();"), isSuppressed: true);

    [Theory]
    [InlineData("VisualStudioThreading", "VSTHRD002")]
    [InlineData("Meziantou", "MA0045")]
    public Task So_is_one_in_a_lambda_that_runs_in_place(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, InCoroutine("new System.Collections.Generic.List<int>().ForEach(_ => t.Wait());"), isSuppressed: true);

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task In_a_task_the_twin_is_the_remedy(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, "public class C { public async Task F(string p, Task t) { _ = File.ReadAllText(p); await t; } }", isSuppressed: false);

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task Nothing_is_silenced_when_the_rule_of_Curio_is_off(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, InCoroutine("_ = File.ReadAllText(p);"), isSuppressed: false, switchedOff: "CURIO102");

    [Theory]
    [InlineData("VisualStudioThreading", "VSTHRD103")]
    [InlineData("Meziantou", "MA0042")]
    public Task A_twin_of_what_does_not_block_is_left_alone(string package, string rule) => SuppressorTest.RunAsync(
        package,
        rule,
        "public class D { public int Get() => 1; public Task<int> GetAsync() => Task.FromResult(1); }\n" + InCoroutine("_ = new D().Get();"),
        isSuppressed: false);

    private static string InCoroutine(string statement) =>
        $"public class C {{ public async Coro F(string p, Task t) {{ {statement} await Coro.Sleep(TimeSpan.Zero); }} }}";
}
