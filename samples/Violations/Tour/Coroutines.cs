using Curio;

namespace Violations.Tour;

/// <summary>The rules CURIO201 to 208 about how coroutines are made and awaited, each violated once. Nothing calls these.</summary>
internal static class Coroutines
{
    public static async Coro DropsOne() => _ = Work();

    public static async Coro<int> UsesOneTwice()
    {
        Coro<int> work = Work();
        return await work + await work;
    }

    public static Task<int> AwaitsWithoutAKernel() => Task.Run(async () => await Work());

    public static async Coro<string> CannotBeCancelled(HttpClient client, Uri address) => await client.GetStringAsync(address);

    public static async Coro StartsAndForgets(List<int> numbers) => numbers.ForEach(async _ => await Task.Yield());

    public static async Coro LeavesTheKernel(Thread thread) => thread.Start();

    public static Coro<int> IsReadAfterTheEnd()
    {
        using var source = new CancellationTokenSource();
        return Work();
    }

    public static async Coro<int> RunsAKernelInAKernel() => Coro.Run(Work());

    private static async Coro<int> Work()
    {
        await Coro.Sleep(TimeSpan.Zero);
        return 42;
    }
}
