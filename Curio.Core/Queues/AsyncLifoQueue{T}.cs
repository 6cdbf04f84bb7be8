using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>A queue between tasks that gives the item first which was put last; otherwise as <see cref="AsyncQueue{T}"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="maxSize">The most items that it holds; 0 for no limit.</param>
/// <exception cref="ArgumentOutOfRangeException">A negative size.</exception>
[SuppressMessage("Naming", "CA1711", Justification = "It is called a queue in Python's curio.")]
public sealed class AsyncLifoQueue<T>(int maxSize = 0) : AsyncQueue<T>(maxSize, new LastInFirstOutStore<T>());
