using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests;

/// <summary>All rules at once on code that does everything wrong, whole and half typed.</summary>
public sealed class AllRulesTogether
{
    private const string EverythingWrong = """
        using T = System.Threading.Thread;

        class Everything(TimeSpan span)
        {
            private readonly object _gate = new();

            Func<Coro> Field = async () => Thread.Sleep(1);

            Coro<TimeSpan> Property
            {
                get
                {
                    Thread.Sleep(span);
                    return Coro.Sleep(span);
                }
            }

            async Coro<int> Method(int n)
            {
                T.Sleep(n);
                lock (_gate)
                {
                    Thread.Sleep(millisecondsTimeout: n);
                }

                for (int i = 0; i < n; i++)
                    Thread.Sleep(0);

                async Task Local()
                {
                    Thread.Sleep(Timeout.Infinite);
                    await Coro.Sleep(span);
                }

                await Local();
                await Coro.RunInThread(() => Thread.Sleep(n));
                return await Method(n - 1);
            }

            async IAsyncEnumerable<int> Iterator()
            {
                Thread.Sleep(TimeSpan.FromSeconds(1));
                yield return await Method(1);
            }
        }
        """;

    [Fact]
    public async Task Each_line_has_at_most_one_diagnostic()
    {
        IEnumerable<int> lines = (await new RuleTest(RuleIds.ThreadSleep).File(EverythingWrong).DiagnosticsAsync())
            .Select(d => d.Location.GetLineSpan().StartLinePosition.Line + 1);
        Assert.Equal([7, 13, 20, 21, 23, 27, 31, 42], lines);
    }

    [Fact]
    public Task No_rule_and_no_fix_fails_on_code_that_ends_anywhere()
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(EverythingWrong).GetRoot().DescendantTokens()];
        RuleTest test = new RuleTest(RuleIds.ThreadSleep);
        for (int i = 0; i < tokens.Length; i += 3)
        {
            test.File(EverythingWrong[..tokens[i].Span.End], path: $"Cut{i}/Test.cs");
        }

        return test.SurviveAsync();
    }
}
