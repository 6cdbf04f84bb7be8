using Curio.Tests.Kernel;
using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

public class DeepRecursionTests
{
    private const int Depth = 100_000;

    // An exception is thrown once a level, and .NET copies its stack trace each time: the cost grows with the square of the
    // depth. Measured in November 2026 on a shared two-core machine: 1,000 levels 0.13 s, 4,000 levels 0.4 s to 1.7 s.
    private const int ThrowingDepth = 1_000;
    private const int SmallStack = 256 * 1024;

    [Fact]
    public void Nested_awaits_that_never_suspend() =>
        Assert.Equal(Depth + 1, OnSmallStack(static () => Down(Depth, static () => Steps.Value(1))));

    [Fact]
    public void Nested_awaits_that_suspend_at_the_bottom() =>
        Assert.Equal(Depth + 1, OnSmallStack(static () => Down(Depth, static () => Steps.Value(1, yields: 3))));

    [Fact]
    public void Nested_awaits_that_suspend_at_every_level() => Assert.Equal(Depth + 1, OnSmallStack(static () => DownYielding(Depth)));

    [Fact]
    public void Nested_awaits_in_a_task_of_its_own() => Assert.Equal(
        Depth + 1,
        OnSmallStack(static async () => await (await Coro.Spawn(Down(Depth, static () => Steps.Value(1, yields: 1)))).JoinAsync()));

    [Fact]
    public void One_after_the_other_the_stack_is_free_again() => Assert.Equal(
        2 * (Depth + 1),
        OnSmallStack(static async () =>
            await Down(Depth, static () => Steps.Value(1)) + await Down(Depth, static () => Steps.Value(1))));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Nested_awaits_that_throw_at_the_bottom(int yields) => Assert.Equal(
        1,
        OnSmallStack(async () =>
        {
            var failure = new ArithmeticException();
            async Coro<int> Fail()
            {
                await Steps.Throw(failure, yields);
                return 0;
            }

            return ReferenceEquals(failure, await Steps.Catch(Down(ThrowingDepth, Fail))) ? 1 : 0;
        }));

    [Fact]
    public void A_cancellation_reaches_the_bottom_and_comes_up_again() => Assert.Equal(
        1,
        OnSmallStack(static async () =>
        {
            static async Coro<int> Bottom()
            {
                await Steps.Forever();
                return 1;
            }

            CurioTask<int> task = await Steps.Start(Down(ThrowingDepth, Bottom));
            await task.CancelAsync();
            return task.Exception is TaskCancelledException ? 1 : 0;
        }));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Nested_awaits_through_ordinary_async_methods(int yields) => Assert.Equal(
        20_001,
        OnSmallStack(() => DownMixed(10_000, () => Steps.Value(1, yields))));

    [Fact]
    public void Nested_awaits_through_ordinary_async_methods_that_suspend_at_every_level() =>
        Assert.Equal(20_001, OnSmallStack(static () => DownMixedYielding(10_000)));

    [Fact]
    public void Nested_awaits_in_an_orphaned_method() => Assert.Equal(
        Depth + 1,
        OnSmallStack(static async () =>
        {
            var gate = new TaskCompletionSource();
            int result = 0;
            async Task Method()
            {
                await gate.Task;
                result = await Down(Depth, static () => Steps.Value(1));
            }

            async Coro Child() => _ = Method();

            await (await Coro.Spawn(Child())).JoinAsync();
            gate.SetResult();
            await Steps.Settle();
            return result;
        }));

    private static async Coro<int> Down(int depth, Func<Coro<int>> bottom) =>
        depth == 0 ? await bottom() : await Down(depth - 1, bottom) + 1;

    private static async Coro<int> DownYielding(int depth)
    {
        await Steps.Yield();
        return depth == 0 ? 1 : await DownYielding(depth - 1) + 1;
    }

    private static async Coro<int> DownMixed(int depth, Func<Coro<int>> bottom) =>
        depth == 0 ? await bottom() : await DownMixedTask(depth - 1, bottom) + 1;

    private static async Task<int> DownMixedTask(int depth, Func<Coro<int>> bottom) => await DownMixed(depth, bottom) + 1;

    private static async Coro<int> DownMixedYielding(int depth)
    {
        if (depth == 0)
        {
            return 1;
        }

        static async Task<int> Next(int depth)
        {
            int result = await DownMixedYielding(depth - 1) + 1;
            await Steps.Yield();
            return result;
        }

        return await Next(depth) + 1;
    }

    private static object? OnSmallStack(Func<Coro<int>> main) =>
        ScenarioKernels.OnThread(() => Coro.Run(main(), Scenario.Prepare().Options), SmallStack);
}
