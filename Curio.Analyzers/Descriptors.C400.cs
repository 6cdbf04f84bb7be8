using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

internal static partial class Descriptors
{
    /// <summary>CURIO401; {0} is why, {1} the remedy.</summary>
    public static readonly DiagnosticDescriptor ProcessDelegate = Rule(
        RuleIds.ProcessDelegate,
        "Cannot run in another process",
        "'Coro.RunInProcess' cannot run this: {0}; {1}",
        Categories.Workers,
        DiagnosticSeverity.Warning,
        "A worker process shares nothing with this one. It is told the name of a static method and gets its arguments as JSON; "
            + "objects, captured variables and code do not travel.");

    /// <summary>CURIO402; {0} is the member, {1} the remedy.</summary>
    public static readonly DiagnosticDescriptor KernelObjectOnWorker = Rule(
        RuleIds.KernelObjectOnWorker,
        "Kernel object on another thread",
        "'{0}' belongs to the kernel's thread, and this code runs on another; {1}",
        Categories.Workers,
        DiagnosticSeverity.Warning,
        "The objects of a kernel have no locks, because one thread uses them. On another thread they lose items and "
            + "wake-ups, or throw.");

    /// <summary>CURIO403; {0} is the member.</summary>
    public static readonly DiagnosticDescriptor ThreadIdentity = Rule(
        RuleIds.ThreadIdentity,
        "Thread-bound state in a coroutine",
        "'{0}' is the same for all tasks of the kernel, which share one thread; use 'TaskLocal<T>' or 'Coro.CurrentTask()'",
        Categories.Workers,
        DiagnosticSeverity.Warning,
        "All tasks of a kernel run on one thread. What is kept for each thread, or told apart by its thread, is shared by all "
            + "of them.");

    /// <summary>CURIO404; {0} is what is lazy, {1} the call.</summary>
    public static readonly DiagnosticDescriptor LazyWork = Rule(
        RuleIds.LazyWork,
        "Work on a worker stays lazy",
        "'{0}' does its work when it is used, after '{1}' has come back to the kernel's thread; {2}",
        Categories.Workers,
        DiagnosticSeverity.Warning,
        "A worker only makes the object: an iterator, a query or a coroutine. What it stands for is done where it is "
            + "enumerated or awaited, on the kernel's thread.");
}
