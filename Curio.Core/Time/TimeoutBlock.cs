using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>What a timeout scope makes of the exception that leaves it, and of a body that overran it.</summary>
internal static class TimeoutBlock
{
    /// <summary>True for the timeout that a scope itself has fired.</summary>
    internal static bool IsTimeoutOf(TimeoutScope scope, Exception exception) =>
        ReferenceEquals(SourceOf(exception, out _), scope);

    /// <summary>What an exception that leaves a scope becomes; mostly it stays what it is.</summary>
    internal static Exception Judge(TimeoutScope scope, Exception exception)
    {
        object? source = SourceOf(exception, out bool isTimeout);
        if (!isTimeout)
        {
            return exception;
        }

        if (ReferenceEquals(source, scope))
        {
            return exception is TaskTimeoutException
                ? exception
                : new TaskTimeoutException("The time ran out.", exception) { Scope = scope };
        }

        if (scope.IsInside(source))
        {
            return exception is TimeoutCancellationException
                ? exception
                : new TimeoutCancellationException("The time of an enclosing scope ran out.", exception) { Scope = source };
        }

        return new UncaughtTimeoutException(
            "A timeout of an inner scope, or of another task, reached a scope whose own time has not run out. Catch it where it "
            + "belongs: around the inner scope.",
            exception);
    }

    private static object? SourceOf(Exception exception, out bool isTimeout)
    {
        isTimeout = exception is TaskTimeoutException or TimeoutCancellationException;
        return exception switch
        {
            TaskTimeoutException timeout => timeout.Scope,
            TimeoutCancellationException cancellation => cancellation.Scope,
            _ => null,
        };
    }

    /// <summary>Ends a scope, and warns if its body overran it unnoticed.</summary>
    internal static void Leave(KernelLoop kernel, TimeoutScope scope, bool hasThrown)
    {
        long excess = scope.Leave(kernel, hasThrown);
        if (excess > 0)
        {
            kernel.Logger.LogWarning(
                "{Task}: an operation under a timeout came to its end, but took longer by {Excess}: it did not suspend after "
                + "its time had run out (badness)",
                kernel.CurrentTask?.Describe() ?? "A task that has ended",
                new TimeSpan(excess));
        }
    }
}
