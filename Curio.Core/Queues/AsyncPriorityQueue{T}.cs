using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// A queue between tasks that gives the smallest item first, and equal ones in the order in which they were put; otherwise as
/// <see cref="AsyncQueue{T}"/>.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="maxSize">The most items that it holds; 0 for no limit.</param>
/// <param name="comparer">Which item is smaller; null for the items' own order.</param>
/// <exception cref="ArgumentOutOfRangeException">A negative size.</exception>
/// <exception cref="ArgumentException">There is no comparer, and the type of the items has no order of its own.</exception>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, and called so in Python's curio.")]
public sealed class AsyncPriorityQueue<T>(int maxSize = 0, IComparer<T>? comparer = null)
    : AsyncQueue<T>(maxSize, new PriorityStore<T>(Checked(comparer)))
{
    private static IComparer<T> Checked(IComparer<T>? comparer)
    {
        Type type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        bool isComparable = type.IsAssignableTo(typeof(IComparable)) || type.IsAssignableTo(typeof(IComparable<T>)) || type.IsInterface;
        return comparer is null && !isComparable
            ? throw new ArgumentException($"Items of the type {type} have no order. Give the queue a comparer.", nameof(comparer))
            : comparer ?? Comparer<T>.Default;
    }
}
