namespace Curio;

/// <content>Kernels in ordinary async programs.</content>
public sealed partial class Kernel
{
    /// <summary>
    /// Runs a coroutine on a kernel and a thread of its own, as <see cref="Coro.Run(Coro, KernelOptions?)"/> does, and gives
    /// a .NET task to await.
    /// </summary>
    /// <param name="coroutine">What to run.</param>
    /// <param name="options">How the kernel is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the main task and then the others; they may clean up before they end.</param>
    /// <returns>
    /// A task that ends when the kernel has shut down. It fails with what the coroutine threw, and is cancelled when that was a
    /// <see cref="CancelledException"/> after the token was cancelled.
    /// </returns>
    public static Task RunAsync(Coro coroutine, KernelOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(coroutine.AsTyped(), options, cancellationToken);

    /// <inheritdoc cref="RunAsync(Coro, KernelOptions?, CancellationToken)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Task<T> RunAsync<T>(
        Coro<T> coroutine,
        KernelOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new KernelOptions();
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => RunOnThread(coroutine, options, completion, cancellationToken))
        {
            IsBackground = true,
            Name = "Curio kernel",
        };
        thread.Start();
        return completion.Task;
    }

    private static void RunOnThread<T>(
        Coro<T> coroutine,
        KernelOptions options,
        TaskCompletionSource<T> completion,
        CancellationToken cancellationToken)
    {
        try
        {
            T result;
            using (var kernel = new Kernel(options))
            using (cancellationToken.UnsafeRegister(static state => ((KernelLoop)state!).RequestMainCancellation(), kernel.Loop))
            {
                result = kernel.RunMain(coroutine.Source, coroutine.Token, options.Exit);
            }

            completion.TrySetResult(result);
        }
        catch (CancelledException) when (cancellationToken.IsCancellationRequested)
        {
            completion.TrySetCanceled(cancellationToken);
        }
        catch (Exception exception)
        {
            completion.TrySetException(exception);
        }
    }
}
