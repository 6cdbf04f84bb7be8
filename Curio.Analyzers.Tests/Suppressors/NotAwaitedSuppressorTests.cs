using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.Suppressors;

public sealed class NotAwaitedSuppressorTests
{
    public static TheoryData<string, string> Theirs => new()
    {
        { "compiler", "CS4014" }, { "VisualStudioThreading", "VSTHRD110" }, { "Meziantou", "MA0134" },
    };

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task A_coroutine_that_is_dropped_is_left_to_the_rule_of_Curio(string package, string rule) =>
        SuppressorTest.RunAsync(package, rule, Dropped("Coro", rule), isSuppressed: true);

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task A_task_that_is_dropped_runs(string package, string rule) =>
        SuppressorTest.RunAsync(package, rule, Dropped("Task", rule), isSuppressed: false);

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task Nothing_is_silenced_when_the_rule_of_Curio_is_off(string package, string rule) =>
        SuppressorTest.RunAsync(package, rule, Dropped("Coro", rule), isSuppressed: false, switchedOff: "CURIO201");

    /// <summary>Only the compiler looks at asynchronous methods; the others leave those to it.</summary>
    private static string Dropped(string type, string rule) => $$"""
        public class C
        {
            public async {{type}} G() => await Coro.Sleep(TimeSpan.Zero);

            public {{(rule == "CS4014" ? "async Coro" : "void")}} F()
            {
                G();
                {{(rule == "CS4014" ? "await Coro.Sleep(TimeSpan.Zero);" : "")}}
            }
        }
        """;
}
