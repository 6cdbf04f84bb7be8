using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.Suppressors;

public sealed class ConfigureAwaitSuppressorTests
{
    public static TheoryData<string, string> Theirs => new()
    {
        { "Sdk", "CA2007" }, { "Meziantou", "MA0004" }, { "VisualStudioThreading", "VSTHRD111" }, { "Roslynator", "RCS1090" },
    };

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task An_await_in_a_coroutine_needs_no_configuration(string package, string rule) => SuppressorTest.RunAsync(
        package,
        rule,
        "public class C { public async Coro<int> F(Task t, Task<int> u) { await t; Func<Coro<int>> f = async () => await u; return await f(); } }",
        isSuppressed: true);

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task Nor_does_one_in_a_task_that_runs_on_a_kernel(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, "public class C { public async Task F(Task t) { await Coro.Sleep(TimeSpan.Zero); await t; } }", isSuppressed: true);

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task An_await_elsewhere_is_left_to_its_rule(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, "public class C { public async Task F(Task t) { await t; } }", isSuppressed: false);
}
