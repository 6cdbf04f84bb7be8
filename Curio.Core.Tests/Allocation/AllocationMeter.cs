using System.Diagnostics;
using System.Reflection;

namespace Curio.Tests.Allocation;

/// <summary>Counts what a piece of work allocates on a kernel's thread, once it is warm.</summary>
internal static class AllocationMeter
{
    private const int Operations = 200;

    /// <summary>How long a measurement may go on until the compiler has done its best.</summary>
    private static readonly TimeSpan s_patience = 10.Seconds;

    /// <summary>
    /// True when the compilers optimised runtime and tests. Otherwise the state machine of an async method is a class, and
    /// every call of one makes an object.
    /// </summary>
    public static bool IsOptimised { get; } = IsOptimisedAssembly(typeof(Coro).Assembly) && IsOptimisedAssembly(typeof(AllocationMeter).Assembly);

    /// <summary>
    /// Expects that an operation allocates no more than a budget. Repeats it until it does: pools fill, rings grow and the
    /// compiler replaces what it made in haste. What allocates more for ever fails.
    /// </summary>
    /// <param name="budget">Bytes for each operation.</param>
    /// <param name="asyncCalls">How many async methods an operation calls: the allowance of a build that is not optimised.</param>
    /// <param name="operation">The operation, on a kernel that runs nothing else.</param>
    public static void Expect(int budget, int asyncCalls, Func<Coro> operation)
    {
        int allowed = IsOptimised ? budget : budget + (asyncCalls * 256);
        long least = Coro.Run(MeasureAsync(operation, allowed * Operations), new KernelOptions { Monitor = false });
        Assert.True(
            least <= allowed * Operations,
            $"{(double)least / Operations} bytes an operation, {allowed} allowed");
    }

    private static async Coro<long> MeasureAsync(Func<Coro> operation, long enough)
    {
        long least = long.MaxValue;
        long begin = Stopwatch.GetTimestamp();
        while (least > enough && Stopwatch.GetElapsedTime(begin) < s_patience)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Operations; i++)
            {
                await operation();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static bool IsOptimisedAssembly(Assembly assembly) =>
        assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
}
