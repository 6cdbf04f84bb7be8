namespace Curio.Tests.Processes;

/// <summary>The second call and those after it, whose worker runs already. Each case is followed by a call that works.</summary>
[Trait("Speed", "slow")]
public class ReusedWorkerTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void A_large_answer_to_a_small_call_comes_whole_from_the_same_worker_P04() => Run(async first =>
    {
        string answer = await Coro.RunInProcess(Jobs.Large, 5 * Megabyte);
        Assert.Equal(5 * Megabyte, answer.Length);
        Assert.Equal(-1, answer.AsSpan().IndexOfAnyExcept('x'));
        Assert.Equal(first, await Coro.RunInProcess(Jobs.ProcessId));
    });

    [Fact]
    public void A_function_that_throws_spares_its_worker_P02() => Run(async first =>
    {
        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Coro.RunInProcess(Fail, 7));
        Assert.Equal("number 7", fault.Message);
        Assert.Equal(first, await Coro.RunInProcess(Jobs.ProcessId));
    });

    [Fact]
    public void A_worker_that_exits_fails_its_call_and_another_takes_its_place_P04() => Run(async first =>
    {
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(async () => await Coro.RunInProcess(Jobs.Exit, 5));
        Assert.Equal(5, death.ExitCode);
        int second = await Coro.RunInProcess(Jobs.ProcessId);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await Coro.RunInProcess(Jobs.ProcessId));
    });

    // Gives the test the worker that has served a call already.
    private static void Run(Func<int, Coro> test) =>
        Coro.Run(
            Coro.TimeoutAfter(30.Seconds, async Coro () => await test(await Coro.RunInProcess(Jobs.ProcessId))),
            new KernelOptions { Monitor = false, MaxWorkerProcesses = 1 });

    private static int Fail(int number) => throw new InvalidOperationException($"number {number}");
}
