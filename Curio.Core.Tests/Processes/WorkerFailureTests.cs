namespace Curio.Tests.Processes;

/// <summary>However a worker process fails, <c>Coro.RunInProcess</c> says so, and the next call works.</summary>
[Trait("Speed", "slow")]
public class WorkerFailureTests
{
    [Theory]
    [InlineData("exit", 3, "these are my last words")]
    [InlineData("fail fast", 128 + 6, "nothing to be done")]
    [InlineData("overflow", 128 + 6, "Overflow")]
    [InlineData("garbage", null, "")]
    public void P04_The_call_fails_with_code_and_last_words_and_the_next_works(string how, int? exitCode, string lastWords) => Run(async () =>
    {
        Coro<int> call = how switch
        {
            "exit" => Coro.RunInProcess(Jobs.Exit, 3),
            "fail fast" => Coro.RunInProcess(Jobs.FailFast),
            "overflow" => Coro.RunInProcess(Jobs.Overflow, 0),
            _ => Coro.RunInProcess(Jobs.WriteGarbage),
        };
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(async () => await call);
        Assert.NotNull(death.ExitCode);
        Assert.Equal(exitCode ?? death.ExitCode, death.ExitCode);
        Assert.Contains(lastWords, death.StandardError, StringComparison.Ordinal);
        Assert.Equal(5, await Coro.RunInProcess(Jobs.Add, 2, 3));
    });

    [Fact]
    public void P01_None_to_four_arguments_arrive() => Run(async () =>
    {
        Assert.NotEqual(Environment.ProcessId, await Coro.RunInProcess(Jobs.ProcessId));
        Assert.Equal(3, await Coro.RunInProcess(Jobs.LengthOf, "abc"));
        Assert.Equal(5, await Coro.RunInProcess(Jobs.Add, 2, 3));
        Assert.Equal("1 b 3", await Coro.RunInProcess(static (int a, string b, double c) => $"{a} {b} {c}", 1, "b", 3.0));
        Assert.Equal("a|b|c|d", await Coro.RunInProcess(Jobs.Join, "a", "b", "c", "d"));
    });

    [Fact]
    public void P04_Printing_does_no_harm_to_the_call_and_to_the_next() => Run(async () =>
    {
        int first = await Coro.RunInProcess(Jobs.ProcessId);
        Assert.Equal("no input", await Coro.RunInProcess(Jobs.Print, "printed by a test"));
        Assert.Equal(first, await Coro.RunInProcess(Jobs.ProcessId));
    });

    private static void Run(Func<Coro> main) =>
        Coro.Run(Coro.TimeoutAfter(60.Seconds, main), new KernelOptions { Monitor = false });
}
