using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

internal static partial class Descriptors
{
    /// <summary>CURIO101; {0} is what is blocked, {1} the remedy.</summary>
    public static readonly DiagnosticDescriptor ThreadSleep = Rule(
        RuleIds.ThreadSleep,
        "Thread.Sleep in a coroutine",
        "'Thread.Sleep' blocks {0}; use {1}",
        Categories.Blocking,
        DiagnosticSeverity.Error,
        "A kernel runs all of its tasks on one thread. While that thread sleeps no task advances, no timeout expires and "
            + "no cancellation is delivered. Coro.Sleep suspends only the task that calls it.");

    /// <summary>CURIO102; {0} is the call, {1} what it blocks, {2} the remedy.</summary>
    public static readonly DiagnosticDescriptor BlockingFile = Rule(
        RuleIds.BlockingFile,
        "Blocking file access in a coroutine",
        "'{0}' blocks {1}; use {2}",
        Categories.Blocking,
        DiagnosticSeverity.Warning,
        "A file or directory is reached by blocking calls, however short the path looks: a slow disk or a network share holds "
            + "every task of the kernel. AsyncFile reads and writes on a worker thread, and RunInThread takes any other call there.");

    /// <summary>CURIO103; {0} is the call, {1} what it blocks, {2} the remedy.</summary>
    public static readonly DiagnosticDescriptor BlockingCall = Rule(
        RuleIds.BlockingCall,
        "Blocking call in a coroutine",
        "'{0}' blocks {1}; use {2}",
        Categories.Blocking,
        DiagnosticSeverity.Warning,
        "The call waits for a device, another process or another machine, and the kernel's only thread waits with it: no other "
            + "task advances, no timeout expires and no cancellation is delivered. RunInThread makes it on a worker thread.");

    /// <summary>CURIO104; {0} is the call, {1} what it blocks, {2} the remedy.</summary>
    public static readonly DiagnosticDescriptor SyncOverAsync = Rule(
        RuleIds.SyncOverAsync,
        "Waiting for a task instead of awaiting it",
        "'{0}' blocks {1}; use {2}",
        Categories.Blocking,
        DiagnosticSeverity.Warning,
        "The operation is asynchronous already. To wait for it by blocking stops all tasks of the kernel, "
            + "and for ever if it needs one of them to finish; an await suspends only the task that waits.");

    /// <summary>CURIO105; {0} is the call, {1} what it blocks, {2} the remedy.</summary>
    public static readonly DiagnosticDescriptor ThreadSynchronization = Rule(
        RuleIds.ThreadSynchronization,
        "Blocking on a thread primitive in a coroutine",
        "'{0}' blocks {1}; use {2}",
        Categories.Blocking,
        DiagnosticSeverity.Warning,
        "Primitives of threads stop the thread that waits. In a coroutine that is the kernel's only "
            + "one: the task that would release it cannot run. Curio's own primitives suspend the task.");

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

    /// <summary>CURIO107; {0} is the call, {1} the remedy.</summary>
    public static readonly DiagnosticDescriptor AwaitInCoroutine = Rule(
        RuleIds.AwaitInCoroutine,
        "Blocking form of a coroutine in a coroutine",
        "'{0}' is for async threads and fails on the kernel's thread; use {1}",
        Categories.Blocking,
        DiagnosticSeverity.Warning,
        "AWAIT, and the members without 'Async' that the generator writes, hold an async thread until a coroutine has ended. On "
            + "the kernel's own thread they would hold everything, and so they throw. A coroutine awaits instead.");
}
