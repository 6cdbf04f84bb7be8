namespace Curio;

/// <summary>A call on a scheduler of the user's.</summary>
internal sealed class SchedulerCall<T>(TaskScheduler scheduler, Func<T> function, Action<Task<T>>? whenAbandoned)
    : ThreadCall<T>(_ => function(), usesToken: false, whenAbandoned, isQueued: true)
{
    /// <inheritdoc/>
    internal override object Label => "Coro.RunOn";

    /// <inheritdoc/>
    private protected override void Launch()
    {
        try
        {
            _ = Task.Factory.StartNew(
                static job => ((IThreadJob)job!).Execute(),
                this,
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                scheduler);
        }
        catch (TaskSchedulerException exception) when (exception.InnerException is { } cause)
        {
            throw new InvalidOperationException(
                $"Coro.RunOn: the scheduler '{scheduler.GetType().Name}' did not take the function: {cause.Message}", cause);
        }
    }
}
