using System.Collections.Concurrent;

namespace Curio;

/// <summary>The numbers of the kernels that were made and are not closed. Any thread.</summary>
internal static class LiveKernels
{
    private static readonly ConcurrentDictionary<int, bool> s_numbers = [];
    private static int s_last;

    /// <summary>Gives a new kernel its number, from 1 on.</summary>
    internal static int Add()
    {
        int number = Interlocked.Increment(ref s_last);
        s_numbers[number] = true;
        return number;
    }

    internal static void Remove(int number) => s_numbers.TryRemove(number, out _);

    internal static bool Contains(int number) => s_numbers.ContainsKey(number);
}
