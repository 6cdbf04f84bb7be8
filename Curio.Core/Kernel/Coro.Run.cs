namespace Curio;

/// <content>Running.</content>
public readonly partial struct Coro
{
    /// <summary>
    /// Runs a program's main coroutine on a new kernel, on the calling thread, and shuts the kernel down. Returns when the
    /// main task and every other task that is no daemon have ended; with <see cref="KernelExit.MainTask"/>, when the main
    /// task has.
    /// </summary>
    /// <param name="coroutine">What to run.</param>
    /// <param name="options">How the kernel is set up; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">
    /// A kernel runs on this thread already, or the coroutine was used before.
    /// </exception>
    /// <exception cref="CurioException">The monitor was asked for and its port is taken.</exception>
    /// <remarks>When the main task fails, the others are cancelled and what it threw is thrown here, the same object.</remarks>
    public static void Run(Coro coroutine, KernelOptions? options = null) =>
        Run(new Coro<Nothing>(coroutine.Source, coroutine.Token), options);

    /// <inheritdoc cref="Run(Coro, KernelOptions?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The coroutine's result.</returns>
    public static T Run<T>(Coro<T> coroutine, KernelOptions? options = null)
    {
        options ??= new KernelOptions();
        using var kernel = new Kernel(options);
        return kernel.RunMain(coroutine.Source, coroutine.Token, options.Exit);
    }
}
