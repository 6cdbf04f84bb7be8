using Curio.Tests.Support;

namespace Curio.Tests.Time;

/// <summary>What became of a coroutine, and when, in words that a test compares.</summary>
internal static class Outcome
{
    /// <summary>Awaits a coroutine. Gives <c>ok</c>, or the name of the exception it threw.</summary>
    internal static async Coro<string> Of(Coro coroutine)
    {
        try
        {
            await coroutine;
            return "ok";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }

    /// <summary>Awaits a coroutine. Gives its result, or the name of the exception it threw.</summary>
    internal static async Coro<object?> Of<T>(Coro<T> coroutine)
    {
        try
        {
            return await coroutine;
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }

    /// <summary>Calls a block and awaits what it returns, as <see cref="Of(Coro)"/>.</summary>
    internal static Coro<string> Of(Func<Coro> body) => Of(Called(body));

    /// <summary>Calls a function that returns at once. Gives <c>ok</c>, or the name of the exception it threw.</summary>
    internal static string Of(Action action)
    {
        try
        {
            action();
            return "ok";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }

    /// <summary>The virtual time in whole milliseconds.</summary>
    internal static int Time(this Scenario scenario) => (int)scenario.Clock.Now.TotalMilliseconds;

    /// <summary>
    /// A coroutine that sleeps until it is cancelled, and notes that it was. The sleep does end, after a time that no test
    /// waits for by its own will: a test that expects a cancellation in vain fails instead of hanging.
    /// </summary>
    internal static Coro SleepsForEver(this Scenario scenario, string name) =>
        scenario.NotesCancellation(name, TimeSpan.FromDays(1000));

    /// <summary>
    /// As <see cref="SleepsForEver"/>, but without an end: for tests with threads, whose work must not find the clock at a
    /// deadline.
    /// </summary>
    internal static Coro WaitsForEver(this Scenario scenario, string name) =>
        scenario.NotesCancellation(name, Timeout.InfiniteTimeSpan);

    private static async Coro NotesCancellation(this Scenario scenario, string name, TimeSpan duration)
    {
        try
        {
            await Coro.Sleep(duration);
            scenario.Note($"{name}: not cancelled");
        }
        catch (CancelledException exception)
        {
            scenario.Note($"{name}: {exception.GetType().Name}");
            throw;
        }
    }

    /// <summary>A coroutine that sleeps a number of milliseconds and returns a value.</summary>
    internal static async Coro<T> After<T>(int milliseconds, T value)
    {
        await Coro.Sleep(milliseconds.Milliseconds);
        return value;
    }

    /// <summary>A coroutine that sleeps a number of milliseconds and throws.</summary>
    internal static async Coro<T> FailsAfter<T>(int milliseconds, Exception exception)
    {
        await Coro.Sleep(milliseconds.Milliseconds);
        throw exception;
    }

    private static async Coro Called(Func<Coro> body) => await body();
}
