using System.Reflection;
using Curio.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Curio.Tests.Diagnostics;

/// <summary>Every suspension of real programs is found on the line that the compiler itself names for it, optimised or not.</summary>
public sealed class PdbLineMapTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("One", 1)]
    [InlineData("Row", 11)]
    [InlineData("Loops", 22)]
    [InlineData("Spread", 3)]
    [InlineData("Unreachable", 4)]
    [InlineData("Failures", 11)]
    [InlineData("Choices", 10)]
    [InlineData("Resources", 12)]
    [InlineData("Sequences", 10)]
    [InlineData("Inside", 6)]
    [InlineData("Generics", 9)]
    public void A_suspended_method_is_found_on_its_line(string method, int suspensions)
    {
        foreach (OptimizationLevel level in (OptimizationLevel[])[OptimizationLevel.Debug, OptimizationLevel.Release])
        {
            CompiledSample sample = samples.Get(SampleSources.Statements, level);
            MethodInfo entry = sample.Type("Statements").GetMethod(method)!;
            Probe? probe = null;

            IReadOnlyList<ProbeStop> stops = ProbeLog.Drive(() => probe = (Probe)entry.Invoke(null, null)!);

            Assert.Null(probe!.Failure);
            Assert.True(probe.IsCompleted);
            Assert.Equal(suspensions, stops.Count);
            Assert.All(stops, stop => Assert.Equal(Expected(sample, stop.Line), PdbLineMap.ForState(stop.StateMachine, stop.State)));
        }
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void A_suspended_iterator_is_found_at_its_await_and_at_its_yield(OptimizationLevel level)
    {
        CompiledSample sample = samples.Get(SampleSources.Iterators, level);
        var items = (IAsyncEnumerable<int>)sample.Type("Iterators").GetMethod("Mixed")!.Invoke(null, null)!;
        IAsyncEnumerator<int> enumerator = items.GetAsyncEnumerator();
        Type type = enumerator.GetType();
        List<int> yields = [];

        // Nobody has asked for anything yet: the method has not begun.
        Assert.Equal(-3, ProbeStop.StateOf(enumerator));
        Assert.Equal(Expected(sample, 11), PdbLineMap.ForState(type, -3));
        ValueTask<bool> next = default;
        IReadOnlyList<ProbeStop> stops = ProbeLog.Drive(() => next = enumerator.MoveNextAsync(), () =>
        {
            if (!next.Result)
            {
                return false;
            }

            int state = ProbeStop.StateOf(enumerator);
            Assert.InRange(state, int.MinValue, -4);
            Assert.Equal(Expected(sample, enumerator.Current), PdbLineMap.ForState(type, state));
            yields.Add(state);
            return true;
        });

        Assert.Equal(10, yields.Count);
        Assert.Equal(13, stops.Count);
        Assert.All(stops, stop => Assert.Equal(type, stop.StateMachine));
        Assert.All(stops, stop => Assert.Equal(Expected(sample, stop.Line), PdbLineMap.ForState(stop.StateMachine, stop.State)));
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void A_generic_iterator_is_found(OptimizationLevel level)
    {
        CompiledSample sample = samples.Get(SampleSources.Iterators, level);
        Type type = sample.StateMachine("Repeated");
        int line = 1 + Array.FindIndex(sample.Lines, text => text.Contains("Repeated<T>", StringComparison.Ordinal));

        foreach (Type either in (Type[])[type, type.MakeGenericType(typeof(string)), type.MakeGenericType(typeof(int))])
        {
            Assert.Equal(Expected(sample, line + 2), PdbLineMap.ForState(either, -4));
            Assert.Equal(Expected(sample, line + 3), PdbLineMap.ForState(either, 0));
            Assert.Equal(Expected(sample, line + 4), PdbLineMap.ForState(either, -5));
        }
    }

    [Fact]
    public void What_was_read_for_one_closed_type_serves_them_all()
    {
        using CompiledSample sample = new(SampleSources.Iterators, OptimizationLevel.Release);
        Type type = sample.StateMachine("Repeated");
        SourceLocation? first = PdbLineMap.ForState(type.MakeGenericType(typeof(int)), 0);
        File.Delete(sample.PdbPath);
        Assert.NotNull(first);
        Assert.Equal(first, PdbLineMap.ForState(type.MakeGenericType(typeof(string)), 0));
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void Top_level_statements_are_found(OptimizationLevel level)
    {
        CompiledSample sample = samples.Get(SampleSources.TopLevel, level);
        MethodInfo main = sample.Type("Program").GetMethod("<Main>$", BindingFlags.Static | BindingFlags.NonPublic)!;

        IReadOnlyList<ProbeStop> stops = ProbeLog.Drive(() => main.Invoke(null, [Array.Empty<string>()]));

        Assert.Equal([3, 9, 5], stops.Select(stop => stop.Line));
        Assert.All(stops, stop => Assert.Equal(Expected(sample, stop.Line), PdbLineMap.ForState(stop.StateMachine, stop.State)));
    }

    [Fact]
    public void A_task_method_of_this_assembly_is_found()
    {
        int first = Gate.Here() + 1;
        async Task Wait()
        {
            await Gate.At();
            await Gate.At();
        }

        IReadOnlyList<ProbeStop> stops = ProbeLog.Drive(() => _ = Wait());

        Assert.Equal([first + 2, first + 3], stops.Select(stop => PdbLineMap.ForState(stop.StateMachine, stop.State)?.Line ?? 0));
        SourceLocation found = PdbLineMap.ForState(stops[1].StateMachine, stops[1].State)!.Value;
        Assert.EndsWith("PdbLineMapTests.cs", found.File, StringComparison.Ordinal);
        Assert.Equal("await Gate.At();", found.Text);
    }

    [Theory]
    [InlineData("Block", "int first = 1;")]
    [InlineData("Arrow", "public static async Probe Arrow() => await Gate.At();")]
    [InlineData("Loop", "for (int i = 0; i < 1; i++)")]
    [InlineData("Plain", "if (argument > 0)")]
    [InlineData("Iterator", "await Gate.At();")]
    [InlineData("Synchronous", "yield return 1;")]
    [InlineData("Ordinary", "return 1;")]
    public void A_method_begins_at_its_first_statement(string method, string statement)
    {
        foreach (OptimizationLevel level in (OptimizationLevel[])[OptimizationLevel.Debug, OptimizationLevel.Release])
        {
            CompiledSample sample = samples.Get(SampleSources.Starts, level);
            MethodInfo entry = sample.Type("Starts").GetMethod(method)!;
            int name = Array.FindIndex(sample.Lines, text => text.Contains($" {method}(", StringComparison.Ordinal));
            SourceLocation expected = Expected(sample, 1 + Array.FindIndex(sample.Lines, name, text => text.Trim() == statement));

            Assert.Equal(expected, PdbLineMap.ForMethodStart(entry));
            if (method != "Ordinary")
            {
                Type stateMachine = sample.StateMachine($"<{method}>");
                Assert.Equal(expected, PdbLineMap.ForMethodStart(stateMachine));
                Assert.Equal(expected, PdbLineMap.ForState(stateMachine, -1));
            }
        }
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void An_empty_method_begins_at_a_brace(OptimizationLevel level)
    {
        CompiledSample sample = samples.Get(SampleSources.Starts, level);
        int name = 1 + Array.FindIndex(sample.Lines, text => text.Contains(" Empty(", StringComparison.Ordinal));
        SourceLocation found = PdbLineMap.ForMethodStart(sample.StateMachine("<Empty>"))!.Value;
        Assert.InRange(found.Line, name + 1, name + 2);
    }

    [Fact]
    public void A_finished_method_and_an_unknown_state_are_nowhere()
    {
        CompiledSample sample = samples.Get(SampleSources.Statements, OptimizationLevel.Release);
        Type type = sample.StateMachine("<One>");
        Assert.NotNull(PdbLineMap.ForState(type, 0));
        Assert.Null(PdbLineMap.ForState(type, -2));
        Assert.Null(PdbLineMap.ForState(type, 1));
        Assert.Null(PdbLineMap.ForState(type, -4));
        Assert.Null(PdbLineMap.ForState(type, int.MinValue));
    }

    [Fact]
    public void What_is_no_state_machine_has_no_lines()
    {
        CompiledSample sample = samples.Get(SampleSources.Starts, OptimizationLevel.Release);
        Assert.Null(PdbLineMap.ForState(sample.Type("Starts"), 0));
        Assert.Null(PdbLineMap.ForMethodStart(sample.Type("Starts").GetMethod("None")!));
        Assert.Null(PdbLineMap.ForState(typeof(string), 0));
        Assert.Null(PdbLineMap.ForMethodStart(typeof(int[])));
        Assert.Null(PdbLineMap.ForState(typeof(List<>).GetGenericArguments()[0], 0));
    }

    private static SourceLocation Expected(CompiledSample sample, int line) => new(sample.SourcePath, line, sample.Lines[line - 1].Trim());
}
