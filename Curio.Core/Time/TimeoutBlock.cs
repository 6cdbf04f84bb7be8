using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>What a timeout scope makes of the exception that leaves it, and of a body that overran it.</summary>
internal static class TimeoutBlock
{
    /// <summary>Runs a coroutine in a scope; throws by the rules of <see cref="Coro.TimeoutAfter(TimeSpan, Coro)"/>.</summary>
    internal static async Coro<T> Run<T>(Deadline limit, Coro<T> coroutine)
    {
        KernelLoop kernel = KernelLoop.Required("A timeout");
        TimeoutScope scope = TimeoutScope.Enter(kernel, limit.In(kernel));
        T result;
        try
        {
            result = await coroutine;
        }
        catch (Exception exception)
        {
            Exception? replacement = Judge(scope, exception);
            Leave(kernel, scope, hasThrown: true);
            if (replacement is null)
            {
                throw;
            }

            throw replacement;
        }

        Leave(kernel, scope, hasThrown: false);
        return result;
    }

    /// <summary>As <see cref="Run"/>, but the scope's own timeout gives a value instead of an exception.</summary>
    internal static async Coro<T> RunIgnoring<T>(Deadline limit, Coro<T> coroutine, T timeoutResult)
    {
        KernelLoop kernel = KernelLoop.Required("A timeout");
        TimeoutScope scope = TimeoutScope.Enter(kernel, limit.In(kernel));
        T result;
        try
        {
            result = await coroutine;
        }
        catch (Exception exception)
        {
            bool isOwn = IsTimeoutOf(scope, exception);
            Exception? replacement = isOwn ? null : Judge(scope, exception);
            Leave(kernel, scope, hasThrown: true);
            if (isOwn)
            {
                return timeoutResult;
            }

            if (replacement is null)
            {
                throw;
            }

            throw replacement;
        }

        Leave(kernel, scope, hasThrown: false);
        return result;
    }

    private static bool IsTimeoutOf(TimeoutScope scope, Exception exception) =>
        ReferenceEquals(SourceOf(exception, out _), scope);

    /// <summary>What is thrown instead of an exception that leaves a scope, or null for the exception itself.</summary>
    private static Exception? Judge(TimeoutScope scope, Exception exception)
    {
        object? source = SourceOf(exception, out bool isTimeout);
        if (!isTimeout)
        {
            return null;
        }

        if (ReferenceEquals(source, scope))
        {
            return exception is TaskTimeoutException
                ? null
                : new TaskTimeoutException("The time ran out.", exception) { Scope = scope };
        }

        if (scope.IsInside(source))
        {
            return exception is TimeoutCancellationException
                ? null
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

    private static void Leave(KernelLoop kernel, TimeoutScope scope, bool hasThrown)
    {
        long excess = scope.Leave(kernel, hasThrown);
        scope.Recycle();
        if (excess > 0)
        {
            kernel.Logger.LogWarning(
                "{Task}: an operation under a timeout came to its end, but took longer by {Excess}: it did not suspend after "
                + "its time had run out (badness)",
                kernel.RequireCurrent().Describe(),
                new TimeSpan(excess));
        }
    }
}
