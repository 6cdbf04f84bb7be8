using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>The blocks in which a task is not interrupted, and what is pending meanwhile.</summary>
[SuppressMessage("Reliability", "CA1849", Justification = "Coroutines that do not suspend.")]
internal static class Shield
{
    internal static async Coro<T> Run<T>(Coro<T> coroutine)
    {
        CurioTask task = KernelLoop.Required("DisableCancellation").RequireCurrent();
        task.Shields++;
        try
        {
            return await coroutine;
        }
        catch (CancelledException exception) when (task.Shields > 1)
        {
            task.Pending = exception;
            return default!;
        }
        finally
        {
            task.Shields--;
        }
    }

    internal static async Coro<Exception?> Check()
    {
        CurioTask task = KernelLoop.Required("CheckCancellation").RequireCurrent();
        Exception? pending = task.Pending;
        if (pending is not null && task.Shields == 0)
        {
            task.Pending = null;
            throw pending;
        }

        return pending;
    }

    internal static async Coro<TException?> Check<TException>()
        where TException : Exception
    {
        CurioTask task = KernelLoop.Required("CheckCancellation").RequireCurrent();
        if (task.Pending is not TException pending)
        {
            return null;
        }

        task.Pending = null;
        return task.Shields == 0 ? throw pending : pending;
    }

    internal static async Coro<Exception?> Set(Exception? exception)
    {
        CurioTask task = KernelLoop.Required("SetCancellation").RequireCurrent();
        Exception? before = task.Pending;
        task.Pending = exception;
        return before;
    }
}
