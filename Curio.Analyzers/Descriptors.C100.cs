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

    /// <summary>
    /// CURIO106; {0} is what is called, {1} "blocks" or "may block", {2} whom, {3} the path from there to what blocks, {4} the
    /// remedy.
    /// </summary>
    public static readonly DiagnosticDescriptor TransitiveBlocking = Rule(
        RuleIds.TransitiveBlocking,
        "A call that blocks through your own code",
        "'{0}' {1} {2}: {3}; {4}",
        Categories.Blocking,
        DiagnosticSeverity.Warning,
        "The call looks harmless, but somewhere below it a method waits for a file, a socket, a task or a thread. Until that "
            + "returns no other task of the kernel advances. The path leads to the place; a path that only some targets of a "
            + "virtual call take is reported as information.");
}
