using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// The protocol of the pools of frames and operations. A pool is a list through <see cref="Resumable.Next"/> whose head is a
/// thread-static field of the pooled class, so it needs no lock: a thread rents from its own and returns to its own, also
/// what another thread made.
/// </summary>
internal static class SourcePool
{
    /// <summary>
    /// The most that a thread keeps of one class. Enough for the tasks that are usually alive at once; after a burst
    /// the rest goes to the garbage collector.
    /// </summary>
    internal const int Capacity = 1024;

    /// <summary>Takes one out of the pool, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T? TryRent<T>(ref T? head)
        where T : Resumable
    {
        T? rented = head;
        if (rented is not null)
        {
            head = Unsafe.As<T>(rented.Next);
            rented.Next = null;
        }

        return rented;
    }

    /// <summary>Puts one back, or drops it when the pool is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Return<T>(ref T? head, T item)
        where T : Resumable
    {
        T? next = head;
        int count = next is null ? 1 : next.Count + 1;
        if (count <= Capacity)
        {
            item.Count = count;
            item.Next = next;
            head = item;
        }
    }
}
