using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.Suppressors;

public sealed class AsyncSuffixSuppressorTests
{
    public static TheoryData<string, string> WantTheSuffix => new()
    {
        { "VisualStudioThreading", "VSTHRD200" }, { "Meziantou", "MA0137" }, { "Roslynator", "RCS1046" },
    };

    [Theory]
    [MemberData(nameof(WantTheSuffix))]
    public Task A_coroutine_may_be_named_without_it(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, "public class C { public async Coro<int> Fetch() { await Coro.Sleep(TimeSpan.Zero); return 1; } }", isSuppressed: true);

    [Theory]
    [MemberData(nameof(WantTheSuffix))]
    public Task A_task_is_left_to_the_rule(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, "public class C { public async Task<int> Fetch() { await Coro.Sleep(TimeSpan.Zero); return 1; } }", isSuppressed: false);

    [Theory]
    [InlineData("Roslynator", "RCS1047")]
    [InlineData("Meziantou", "MA0138")]
    public Task An_ordinary_method_may_still_not_be_named_with_it(string package, string rule) => SuppressorTest.RunAsync(
        package, rule, "public class C { public int FetchAsync() => 1; }", isSuppressed: false);
}
