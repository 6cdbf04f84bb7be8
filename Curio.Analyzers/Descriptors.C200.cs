using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

internal static partial class Descriptors
{
    /// <summary>CURIO201; {0} is what made the coroutine, {1} where it went.</summary>
    public static readonly DiagnosticDescriptor NeverAwaited = Rule(
        RuleIds.NeverAwaited,
        "A coroutine that is never awaited",
        "The coroutine of '{0}' {1} and never runs; await it, return it, or give it to 'Coro.Spawn'",
        Categories.Coroutines,
        DiagnosticSeverity.Error,
        "A coroutine is cold: calling the method that returns it runs none of its code. Only an await, a task or a kernel runs it.");

    /// <summary>CURIO202; {0} is the name of the coroutine, {1} what happened to it before.</summary>
    public static readonly DiagnosticDescriptor UsedTwice = Rule(
        RuleIds.UsedTwice,
        "A coroutine used more than once",
        "The coroutine '{0}' {1}, and a coroutine runs only once; call its method again for another one",
        Categories.Coroutines,
        DiagnosticSeverity.Warning,
        "A coroutine is good for one use: one await, or one task. The second one throws InvalidOperationException.");

    /// <summary>CURIO203; {0} is what is awaited, {1} where.</summary>
    public static readonly DiagnosticDescriptor NoKernel = Rule(
        RuleIds.NoKernel,
        "A Curio operation awaited where no kernel runs",
        "'{0}' is awaited {1}, where no kernel runs, and throws; use 'await Kernel.RunAsync(…)'",
        Categories.Coroutines,
        DiagnosticSeverity.Warning,
        "A coroutine needs a kernel to run it. Kernel.RunAsync starts one on a thread of its own and gives a task to await.");

    /// <summary>CURIO204; {0} is the call.</summary>
    public static readonly DiagnosticDescriptor TaskWithoutToken = Rule(
        RuleIds.TaskWithoutToken,
        "A task awaited without a cancellation token",
        "'{0}' could take a CancellationToken; with 'await Coro.FromTask(ct => …)' a cancellation or timeout of this task reaches it",
        Categories.Coroutines,
        DiagnosticSeverity.Info,
        "Cancelling a coroutine that awaits a .NET task ends the wait, not the work behind it. Coro.FromTask gives a token that is "
            + "cancelled together with the coroutine.");

    /// <summary>CURIO205; {0} is the function, {1} the remedy.</summary>
    public static readonly DiagnosticDescriptor AsyncVoid = Rule(
        RuleIds.AsyncVoid,
        "An async void function among coroutines",
        "Nobody can await '{0}', which is 'async void': the rest of it runs unobserved and its exceptions end the process; {1}",
        Categories.Coroutines,
        DiagnosticSeverity.Warning,
        "An async void function returns at its first await. Its caller goes on, cannot cancel it, and never sees its exception.");

    /// <summary>CURIO206; {0} is the call, {1} what it does, {2} the remedy.</summary>
    public static readonly DiagnosticDescriptor LeavesKernel = Rule(
        RuleIds.LeavesKernel,
        "Work started behind the kernel's back",
        "'{0}' {1}; use {2}",
        Categories.Coroutines,
        DiagnosticSeverity.Warning,
        "What runs on a thread that the kernel did not give cannot be cancelled, timed or seen by it, and may not use its objects.");

    /// <summary>CURIO207; {0} is the call, {1} the block.</summary>
    public static readonly DiagnosticDescriptor UnawaitedReturn = Rule(
        RuleIds.UnawaitedReturn,
        "A coroutine returned out of a block that it needs",
        "'{0}' is returned without being awaited: {1}; make the function 'async' and await it",
        Categories.Coroutines,
        DiagnosticSeverity.Warning,
        "A coroutine that is returned runs when the caller awaits it. By then a using block has disposed of its resource, a lock is "
            + "released, and no catch or finally of this function is in force.");

    /// <summary>CURIO208; {0} is the call.</summary>
    public static readonly DiagnosticDescriptor NestedRun = Rule(
        RuleIds.NestedRun,
        "A kernel run inside a coroutine",
        "'{0}' starts a kernel on a thread that runs one already, which throws; await the coroutine instead",
        Categories.Coroutines,
        DiagnosticSeverity.Error,
        "A thread runs one kernel at a time. A coroutine is on such a thread: it awaits another coroutine, or spawns it as a task.");
}
