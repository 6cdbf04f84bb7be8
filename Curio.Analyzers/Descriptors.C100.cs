using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

internal static partial class Descriptors
{
    /// <summary>CURIO101; {0} is the argument that <c>Coro.Sleep</c> would take.</summary>
    public static readonly DiagnosticDescriptor ThreadSleep = Rule(
        RuleIds.ThreadSleep,
        "Thread.Sleep in a coroutine",
        "'Thread.Sleep' blocks the kernel's only thread; use 'await Coro.Sleep({0})'",
        Categories.Blocking,
        DiagnosticSeverity.Error,
        "A kernel runs all of its tasks on one thread. While that thread sleeps no task advances, no timeout expires and "
            + "no cancellation is delivered. Coro.Sleep suspends only the task that calls it.");

    /// <summary>CURIO108; {0} says what the loop does.</summary>
    public static readonly DiagnosticDescriptor EndlessLoop = Rule(
        RuleIds.EndlessLoop,
        "A loop that can go round without ever suspending",
        "This loop {0}, and there is a way round it without an await: no other task of the kernel runs meanwhile; "
            + "wait for what it waits for, or add 'await Coro.Sleep(TimeSpan.Zero)'",
        Categories.Blocking,
        DiagnosticSeverity.Warning,
        "A kernel switches tasks only where one of them awaits. A loop that does not end by itself and does not await stops "
            + "all other tasks, timeouts and cancellations, its own among them.");

    /// <summary>CURIO109; {0} is the call that took the lock, {1} the remedy.</summary>
    public static readonly DiagnosticDescriptor ThreadLockAcrossAwait = Rule(
        RuleIds.ThreadLockAcrossAwait,
        "A thread's lock held across an await",
        "The lock that '{0}' took is held while this awaits; a lock of a thread does not keep other tasks of that thread out; {1}",
        Categories.Blocking,
        DiagnosticSeverity.Warning,
        "Thread locks belong to a thread and are re-entrant. While a coroutine awaits, other tasks run on the same thread, and the lock "
            + "lets them in; other threads wait for as long as the await takes.");
}
