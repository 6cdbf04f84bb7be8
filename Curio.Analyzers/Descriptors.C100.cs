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
}
