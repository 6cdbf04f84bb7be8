using System.Diagnostics;

namespace Curio.Tests.Support;

/// <summary>Settle points between threads: a condition that must come true, and a time after which it never will.</summary>
internal static class Until
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until a condition holds. Off every kernel.</summary>
    public static void True(Func<bool> condition)
    {
        long begin = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience, "waited in vain");
            Thread.Yield();
        }
    }

    /// <summary>Waits until the text of an object contains something: that somebody stands in line, for instance.</summary>
    public static void Says(object described, string text) =>
        True(() => described.ToString()!.Contains(text, StringComparison.Ordinal));

    /// <summary>As <see cref="Says"/>, in a coroutine, whose kernel goes on meanwhile.</summary>
    public static async Coro SaysAsync(object described, string text)
    {
        long begin = Stopwatch.GetTimestamp();
        while (!described.ToString()!.Contains(text, StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience, "waited in vain");
            await Coro.Sleep(TimeSpan.Zero);
        }
    }

    /// <summary>Waits until tasks have ended, and throws what they threw.</summary>
    public static void Ended(params Task[] tasks) => Task.WhenAll(tasks).WaitAsync(Patience).GetAwaiter().GetResult();

    /// <summary>Waits until a task has ended, and gives its result.</summary>
    public static T Result<T>(Task<T> task) => task.WaitAsync(Patience).GetAwaiter().GetResult();
}
