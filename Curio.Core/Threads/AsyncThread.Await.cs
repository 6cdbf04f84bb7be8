namespace Curio;

public sealed partial class AsyncThread
{
    /// <summary>Calls a function that makes a coroutine, and awaits that.</summary>
    /// <param name="function">The function; it is called on the kernel's thread, as part of the async thread's task.</param>
    /// <exception cref="AsyncOnlyException">The calling thread is no async thread.</exception>
    /// <exception cref="ArgumentNullException">There is no function.</exception>
    public static void AWAIT(Func<Coro> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        AWAIT(Call(function));

        static async Coro Call(Func<Coro> function) => await function();
    }

    /// <inheritdoc cref="AWAIT(Func{Coro})"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The coroutine's result.</returns>
    public static T AWAIT<T>(Func<Coro<T>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return AWAIT(Call(function));

        static async Coro<T> Call(Func<Coro<T>> function) => await function();
    }

    /// <summary>Calls an ordinary function, on any thread: the calling one.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="function">The function.</param>
    /// <returns>What it returns.</returns>
    /// <exception cref="ArgumentNullException">There is no function.</exception>
    public static T AWAIT<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function();
    }

    /// <summary>Awaits work of .NET's in an async thread; a cancellation of the thread ends the wait, not the work.</summary>
    /// <param name="task">The work.</param>
    /// <exception cref="AsyncOnlyException">The calling thread is no async thread.</exception>
    /// <exception cref="ArgumentNullException">There is no task.</exception>
    /// <remarks>What the work throws is thrown here, the same object.</remarks>
    public static void AWAIT(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        AWAIT(Of(task));

        static async Coro Of(Task task) => await task;
    }

    /// <inheritdoc cref="AWAIT(Task)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The result of the work.</returns>
    public static T AWAIT<T>(Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return AWAIT(Of(task));

        static async Coro<T> Of(Task<T> task) => await task;
    }

    /// <inheritdoc cref="AWAIT(Task)"/>
    public static void AWAIT(ValueTask task)
    {
        AWAIT(Of(task));

        static async Coro Of(ValueTask task) => await task;
    }

    /// <inheritdoc cref="AWAIT(Task)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The result of the work.</returns>
    public static T AWAIT<T>(ValueTask<T> task)
    {
        return AWAIT(Of(task));

        static async Coro<T> Of(ValueTask<T> task) => await task;
    }

    /// <summary>
    /// An asynchronous sequence for a plain <c>foreach</c> in an async thread: each step is awaited on the kernel's thread, and
    /// the iterator is disposed of when the loop is left, however it is left.
    /// </summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="sequence">The sequence. Nothing of it runs before the loop begins.</param>
    /// <remarks>
    /// The static type decides: of a class that implements the interface <c>AWAIT</c> takes the value as it is, and gives it back. Cast it,
    /// or declare the variable as <see cref="IAsyncEnumerable{T}"/>.
    /// </remarks>
    /// <returns>The sequence, for one thread at a time. Its loop throws <see cref="AsyncOnlyException"/> on other threads.</returns>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public static IEnumerable<T> AWAIT<T>(IAsyncEnumerable<T> sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        return Items(sequence);

        static IEnumerable<T> Items(IAsyncEnumerable<T> sequence)
        {
            IAsyncEnumerator<T> items = sequence.GetAsyncEnumerator();
            try
            {
                while (AWAIT(Next(items)))
                {
                    yield return items.Current;
                }
            }
            finally
            {
                AWAIT(Close(items));
            }
        }

        // The iterator's own code runs on the kernel's thread: there it may await Curio's operations.
        static async Coro<bool> Next(IAsyncEnumerator<T> items) => await items.MoveNextAsync();

        static async Coro Close(IAsyncEnumerator<T> items) => await items.DisposeAsync();
    }

    /// <summary>An asynchronous disposable for a plain <c>using</c> in an async thread.</summary>
    /// <param name="resource">What is disposed of at the end of the block, on the kernel's thread.</param>
    /// <remarks>
    /// The static type decides: of a class that implements the interface <c>AWAIT</c> takes the value as it is, and gives it back. Cast it,
    /// or declare the variable as <see cref="IAsyncDisposable"/>.
    /// </remarks>
    /// <returns>What the <c>using</c> disposes of. It throws <see cref="AsyncOnlyException"/> on other threads.</returns>
    /// <exception cref="ArgumentNullException">There is no resource.</exception>
    public static IDisposable AWAIT(IAsyncDisposable resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new AwaitedDisposal(resource);
    }
}
