using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

/// <summary>What every rule is called, says and weighs.</summary>
internal static class Descriptors
{
    private const string Blocking = "Blocking";

    /// <summary>CURIO101; {0} is the argument that <c>Coro.Sleep</c> would take.</summary>
    public static readonly DiagnosticDescriptor ThreadSleep = new(
        RuleIds.ThreadSleep,
        "Thread.Sleep in a coroutine",
        "'Thread.Sleep' blocks the kernel's only thread; use 'await Coro.Sleep({0})'",
        Blocking,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A kernel runs all of its tasks on one thread. While that thread sleeps no task advances, no timeout expires and "
            + "no cancellation is delivered. Coro.Sleep suspends only the task that calls it.",
        HelpLink(RuleIds.ThreadSleep));

    private static string HelpLink(string id) => $"https://github.com/curio-dotnet/curio/blob/main/docs/rules/{id}.md";
}
