using System.Numerics;

namespace Curio.Tests.Processes;

/// <summary>The entries that the generator writes for <c>[ProcessWorker]</c>, in real worker processes.</summary>
[Trait("Speed", "slow")]
public partial class ProcessEntryTests
{
    private const string Reflection = "MethodInvoker|MethodBaseInvoker|RuntimeMethodHandle|InvokeStub|System\\.Reflection";

    [Fact]
    public void An_annotated_method_is_called_by_its_entry_and_by_no_reflection_P02() => Run(async () =>
    {
        FormatException thrown = await Assert.ThrowsAsync<FormatException>(async () => await FailInProcess("entry"));
        string stack = thrown.InnerException!.ToString();
        Assert.Equal("entry", thrown.Message);
        Assert.Contains("ProcessEntryTests.Fail(String message)", stack, StringComparison.Ordinal);
        Assert.Contains("ProcessEntryTests.ProcessWorkerEntries", stack, StringComparison.Ordinal);
        Assert.DoesNotMatch(Reflection, stack);

        // The proof is worth something only if the other way shows.
        thrown = await Assert.ThrowsAsync<FormatException>(async () => await Coro.RunInProcess(Fail, "delegate"));
        Assert.Matches(Reflection, thrown.InnerException!.ToString());
        thrown = await Assert.ThrowsAsync<FormatException>(async () => await FailInProcess<int>("generic"));
        Assert.Matches(Reflection, thrown.InnerException!.ToString());
    });

    [Fact]
    public void Overloads_defaults_and_private_types_find_their_entries_P01() => Run(async () =>
    {
        Assert.Equal("number 3", await KindInProcess());
        Assert.Equal("text 3", await KindInProcess("3"));
        Assert.Equal("null", await KindInProcess((string?)null));
        Assert.Equal("list 1,2", await KindInProcess([1, 2]));
        Assert.Equal("a 2.5 True c", await JoinInProcess("a", 2.5, true, 'c'));
        Assert.Equal(new Hidden.Card("x", 2), await Hidden.NextInProcess(new Hidden.Card("x", 1)));
        Assert.Null(await Hidden.NextInProcess(null));
        Assert.Equal((2, "b"), await PairInProcess((1, "a")));
    });

    [Fact]
    public void A_method_without_a_result_is_waited_for_P01() => Run(async () =>
    {
        string file = Path.GetTempFileName();
        await WriteInProcess(file, "written over there");
        Assert.Equal("written over there", await File.ReadAllTextAsync(file));
        File.Delete(file);
    });

    [Fact]
    public void What_cannot_be_carried_is_refused_and_the_worker_stays_usable_P07() => Run(async () =>
    {
        int first = await WhereInProcess();
        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await LoseInProcess(BigInteger.One));
        Assert.Contains("'ProcessEntryTests.Lose' cannot run in a worker process: its parameter 'number'", refusal.Message, StringComparison.Ordinal);

        Jobs.Loop loop = new();
        loop.Next = loop;
        refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await CircleInProcess(loop));
        Assert.Contains("'loop' of type", refusal.Message, StringComparison.Ordinal);

        WorkerProcessException failure = await Assert.ThrowsAsync<WorkerProcessException>(async () => await CircleInProcess(new Jobs.Loop()));
        Assert.Contains("cannot send the result of ProcessEntryTests.Circle", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<WorkerProcessException>(async () => await SumInProcess(1, new ProcessCallTests.OneWay(1, 2)));
        Assert.Contains("cannot read the argument 'value' of ProcessEntryTests.Sum", failure.Message, StringComparison.Ordinal);
        Assert.Equal(first, await WhereInProcess());
    });

    [Fact]
    public void An_entry_that_the_worker_does_not_have_fails_the_call_and_spares_it_P07() => Run(async () =>
    {
        int first = await WhereInProcess();
        ProcessEntry nowhere = new(typeof(ProcessEntryTests), "M:Nowhere", "Tests.Nowhere", static _ => { }, null);
        WorkerProcessException failure = await Assert.ThrowsAsync<WorkerProcessException>(async () => await nowhere.CallAsync([]));
        Assert.Contains("cannot find Tests.Nowhere of Curio.Core.Tests", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no entry for 'M:Nowhere'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(first, await WhereInProcess());
    });

    [Fact]
    public void Outside_of_workers_nothing_is_registered() => Assert.Throws<MissingMethodException>(
        static () => EntryTable.Find(typeof(ProcessEntryTests).Assembly, "M:Curio.Tests.Processes.ProcessEntryTests.Where"));

    [Fact]
    public void Another_build_of_the_assembly_is_not_taken_for_the_same()
    {
        ProcessEntry entry = new(typeof(ProcessEntryTests), "M:X", "X", static _ => { }, null);
        EntryReference reference = EntryReference.Read(EntryReference.Of(entry).Write());
        Assert.Equal(EntryReference.Of(entry), reference);
        Assert.Throws<BadImageFormatException>(() => (reference with { Module = Guid.NewGuid() }).Resolve());
    }

    private static void Run(Func<Coro> test) => Coro.Run(
        Coro.TimeoutAfter(30.Seconds, async Coro () => await test()), new KernelOptions { Monitor = false, MaxWorkerProcesses = 1 });

    [ProcessWorker]
    private static int Fail(string message) => throw new FormatException(message);

    [ProcessWorker]
    private static T Fail<T>(string message) => throw new FormatException(message);

    [ProcessWorker]
    private static string Kind(int number = 3) => $"number {number}";

    [ProcessWorker]
    private static string Kind(string? text) => text is null ? "null" : $"text {text}";

    [ProcessWorker]
    private static string Kind(List<int> numbers) => $"list {string.Join(',', numbers)}";

    [ProcessWorker]
    private static string Join(string a, double b, bool c, char d) => FormattableString.Invariant($"{a} {b} {c} {d}");

    [ProcessWorker]
    private static (int Number, string Text) Pair((int Number, string Text) pair) => (pair.Number + 1, "b");

    [ProcessWorker]
    private static void Write(string file, string text) => File.WriteAllText(file, text);

    [ProcessWorker]
    private static int Where() => Environment.ProcessId;

    [ProcessWorker]
    private static int Lose(BigInteger number) => (int)number;

    [ProcessWorker]
    private static Jobs.Loop Circle(Jobs.Loop loop) => loop.Next = loop;

    [ProcessWorker]
    private static int Sum(int number, ProcessCallTests.OneWay value) => number + value.Total;

    private static partial class Hidden
    {
        [ProcessWorker]
        internal static Card? Next(Card? card) => card is null ? null : card with { Number = card.Number + 1 };

        internal sealed record Card(string Name, int Number);
    }
}
