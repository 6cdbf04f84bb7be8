using System.Linq.Expressions;

namespace Curio.Tests.Processes;

public sealed class ProcessCallTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private readonly int _number = 3;

    private delegate int TakesSpan(ReadOnlySpan<int> numbers);

    private delegate int TakesReference(ref int number);

    private delegate ref int GivesReference();

    private delegate Span<int> GivesSpan();

    public static TheoryData<string, string> Refused => new()
    {
        { "captures", "captures 'number'" },
        { "this lambda", "captures 'this'" },
        { "this and local", "captures 'this', 'number'" },
        { "outer local", "variables of an outer block" },
        { "instance method", "belongs to an object" },
        { "bound extension", "first argument is bound" },
        { "multicast", "several functions" },
        { "dynamic", "made while the program ran" },
        { "span", "'numbers'" },
        { "reference", "'number'" },
        { "gives reference", "refers to memory" },
        { "gives span", "refers to memory" },
        { "object", "'value'" },
        { "gives object", "result" },
        { "abstract", "is abstract" },
        { "delegate", "is code of this process" },
        { "task", "does not wait for it" },
        { "value task", "does not wait for it" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_another_process_cannot_run_is_refused_with_a_remedy(string kind, string reason)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ProcessCall.Create(Make(kind), [1]));
        Assert.Equal("function", refusal.ParamName);
        Assert.Contains("cannot run in a worker process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Matches(@"\. (Make|Use|Call|Hand|Let|Arguments|Results) [^.]+\.", refusal.Message);
    }

    [Theory]
    [InlineData("captures", "'ProcessCallTests.Capture (lambda)' cannot run")]
    [InlineData("this lambda", "'ProcessCallTests.CaptureThis (lambda)' cannot run")]
    [InlineData("instance method", "'ProcessCallTests.AddNumber' cannot run")]
    public void The_refused_function_is_named_as_it_was_written(string kind, string beginning) => Assert.StartsWith(
        beginning,
        Assert.Throws<ArgumentException>(() => ProcessCall.Create(Make(kind), [1])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_number_of_arguments_must_fit() =>
        Assert.Throws<ArgumentException>(() => ProcessCall.Create(Jobs.Add, [1]));

    [Fact]
    public void An_argument_that_cannot_be_serialised_throws_in_the_caller_P07()
    {
        var loop = new Jobs.Loop();
        loop.Next = loop;
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ProcessCall.Create(Jobs.Same<Jobs.Loop>, [loop]));
        Assert.Equal("value", refusal.ParamName);
        Assert.Contains("'value' of type Curio.Tests.Processes.Jobs+Loop", refusal.Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => ProcessCall.Create(Jobs.Same<CancellationToken>, [CancellationToken.None]));
        Assert.Throws<ArgumentException>(() => ProcessCall.Create(Jobs.Same<Type>, [typeof(int)]));
    }

    [Fact]
    public async Task A_result_that_cannot_be_serialised_fails_the_call_and_spares_the_worker_P07()
    {
        WorkerProcessException failure = await Assert.ThrowsAsync<WorkerProcessException>(() => fixture.Worker.CallAsync<Jobs.Loop>(Jobs.Unserialisable));
        Assert.Contains("cannot send the result of Jobs.Unserialisable", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.ExitCode);
        Assert.Equal(5, await fixture.Worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    [Fact]
    public async Task What_cannot_be_read_back_fails_the_call_and_spares_the_worker_P07()
    {
        var argument = new OneWay(1, 2);
        WorkerProcessException failure = await Assert.ThrowsAsync<WorkerProcessException>(() => fixture.Worker.CallAsync<int>(OneWay.Sum, argument));
        Assert.Contains("cannot read the argument 'value' of ProcessCallTests.OneWay.Sum", failure.Message, StringComparison.Ordinal);

        failure = await Assert.ThrowsAsync<WorkerProcessException>(() => fixture.Worker.CallAsync<OneWay>(OneWay.Create));
        Assert.Contains("its result of type Curio.Tests.Processes.ProcessCallTests+OneWay cannot be read back", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, await fixture.Worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    [Fact]
    public void A_method_is_examined_once()
    {
        var first = ProcessMethod.Of(Jobs.Add);
        Assert.Same(first, ProcessMethod.Of(Jobs.Add));
        Assert.NotSame(first, ProcessMethod.Of(Jobs.ProcessId));
    }

    [Fact]
    public void Another_build_of_the_assembly_is_not_taken_for_the_same()
    {
        MethodReference reference = MethodReference.Of(new Func<int, int, int>(Jobs.Add).Method);
        Assert.Equal(nameof(Jobs.Add), reference.Resolve().Name);
        Assert.Throws<BadImageFormatException>(() => (reference with { Module = Guid.NewGuid() }).Resolve());
    }

    private static int SumOf(ReadOnlySpan<int> numbers) => numbers.Length;

    private static int Increment(ref int number) => ++number;

    private static Task<int> WaitAsync() => Task.FromResult(1);

    private static ValueTask<int> WaitValueAsync() => ValueTask.FromResult(1);

    private static ref int GiveReference() => throw new NotSupportedException();

    private static Span<int> GiveSpan() => default;

    private static Delegate Capture(int number) => (int x) => x + number;

    private static Delegate CaptureOuter(int number)
    {
        Delegate? made = null;
        for (int i = 0; i < 1; i++)
        {
            int inner = i;
            made = (int x) => x + number + inner;
        }
        return made!;
    }

    private Delegate CaptureThis() => (int x) => x + _number;

    private Delegate CaptureBoth(int number) => (int x) => x + _number + number;

    private int AddNumber(int x) => x + _number;

    private Delegate Make(string kind)
    {
        return kind switch
        {
            "captures" => Capture(1),
            "this lambda" => CaptureThis(),
            "this and local" => CaptureBoth(1),
            "outer local" => CaptureOuter(1),
            "instance method" => (Func<int, int>)AddNumber,
            "bound extension" => (Func<string>)"text".Trimmed,
            "multicast" => (Func<int>)Jobs.ProcessId + Jobs.ProcessId,
            "dynamic" => Expression.Lambda<Func<int>>(Expression.Constant(1)).Compile(),
            "span" => (TakesSpan)SumOf,
            "reference" => (TakesReference)Increment,
            "gives reference" => (GivesReference)GiveReference,
            "gives span" => (GivesSpan)GiveSpan,
            "object" => (Func<object, object>)Jobs.Same,
            "gives object" => (Func<object>)(static () => 1),
            "abstract" => (Func<Stream, Stream>)Jobs.Same,
            "delegate" => (Func<Action, Action>)Jobs.Same,
            "task" => (Func<Task<int>>)WaitAsync,
            "value task" => (Func<ValueTask<int>>)WaitValueAsync,
            _ => throw new NotSupportedException(kind),
        };
    }

    internal sealed class OneWay(int first, int second)
    {
        public string? Note { get; set; }

        // The serialiser cannot tell what the parameters stand for.
        public int Total { get; } = first + second;

        public static int Sum(OneWay value) => value.Total;

        public static OneWay Create() => new(1, 2);
    }
}
