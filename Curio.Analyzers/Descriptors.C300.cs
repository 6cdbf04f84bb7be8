using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

internal static partial class Descriptors
{
    /// <summary>CURIO301; {0} is the handler's head, {1} what to do.</summary>
    public static readonly DiagnosticDescriptor SwallowedCancellation = Rule(
        RuleIds.SwallowedCancellation,
        "Cancellation is swallowed",
        "'{0}' also catches the cancellation of the task and ends it there; {1}",
        Categories.Structure,
        DiagnosticSeverity.Warning,
        "A cancellation is an exception that is delivered once. A handler that does not let it go on leaves a task that "
            + "runs on although it was cancelled or its time is up, and those who cancelled it wait.");

    /// <summary>CURIO302; {0} is what is awaited.</summary>
    public static readonly DiagnosticDescriptor UnshieldedCleanup = Rule(
        RuleIds.UnshieldedCleanup,
        "Clean-up without a shield",
        "A cancellation that arrives during '{0}' cuts this clean-up short; wrap it in 'Coro.DisableCancellation'",
        Categories.Structure,
        DiagnosticSeverity.Warning,
        "An operation that blocks while a task cleans up is a place where a cancellation or a timeout is delivered, and the "
            + "rest of the clean-up is skipped. Inside Coro.DisableCancellation it waits until the clean-up is done.");

    /// <summary>CURIO303; {0} is what is spawned.</summary>
    public static readonly DiagnosticDescriptor DroppedTask = Rule(
        RuleIds.DroppedTask,
        "Spawned task is dropped",
        "Nobody keeps the task that '{0}' starts, so that nobody can join or cancel it; spawn it into a TaskGroup, join it, or say 'daemon: true'",
        Categories.Structure,
        DiagnosticSeverity.Warning,
        "The handle is the only way to a task's result, its failure and its end. A task without one that is no daemon "
            + "holds up the end of the run.");

    /// <summary>CURIO304; {0} is the group's variable.</summary>
    public static readonly DiagnosticDescriptor UnjoinedGroup = Rule(
        RuleIds.UnjoinedGroup,
        "Task group can end without a join",
        "'{0}' can be left without 'JoinAsync', which cancels its tasks; end its block with 'await {0}.JoinAsync();'",
        Categories.Structure,
        DiagnosticSeverity.Warning,
        "Leaving the block of a task group cancels what still runs in it. Only JoinAsync waits for the tasks and makes "
            + "their results and failures available. TaskGroup.Run joins by itself.");

    /// <summary>CURIO305; {0} is the call.</summary>
    public static readonly DiagnosticDescriptor FileOutsideUsing = Rule(
        RuleIds.FileOutsideUsing,
        "File is opened outside 'await using'",
        "Nothing is sure to close the file that '{0}' opens; declare it with 'await using'",
        Categories.Structure,
        DiagnosticSeverity.Error,
        "A file is closed by a coroutine, which no finaliser can run. Only 'await using' closes it on every path, also when "
            + "the task is cancelled.");

    /// <summary>CURIO306; {0} is the inner call, {1} the outer one.</summary>
    public static readonly DiagnosticDescriptor UncaughtTimeout = Rule(
        RuleIds.UncaughtTimeout,
        "Timeout inside a timeout is not caught",
        "Nobody catches the timeout of '{0}' before it reaches '{1}', which reports it as UncaughtTimeoutException; catch TaskTimeoutException, or use 'Coro.IgnoreAfter'",
        Categories.Structure,
        DiagnosticSeverity.Info,
        "A timeout is the business of the code around the scope that set it. One that reaches another scope uncaught is taken "
            + "for a mistake, and becomes UncaughtTimeoutException, which no handler of timeouts catches.");

    /// <summary>CURIO307; {0} is the call.</summary>
    public static readonly DiagnosticDescriptor AcquireWithoutRelease = Rule(
        RuleIds.AcquireWithoutRelease,
        "Acquired without a certain release",
        "Nothing releases what '{0}' acquires when an exception or a cancellation comes; use 'using (await …)'",
        Categories.Structure,
        DiagnosticSeverity.Warning,
        "Every await is a place where the task may be cancelled. A release that stands behind one, outside a finally, is then "
            + "skipped, and whoever waits for the lock waits for ever.");

    /// <summary>CURIO308; {0} is the timeout's call, {1} what it runs.</summary>
    public static readonly DiagnosticDescriptor PointlessTimeout = Rule(
        RuleIds.PointlessTimeout,
        "Timeout can never fire",
        "'{0}' can never fire: {1}",
        Categories.Structure,
        DiagnosticSeverity.Warning,
        "A timeout is delivered by the operation that a task blocks in. Code without such a place runs to its end however "
            + "long that takes.");

    /// <summary>CURIO309; {0} is what is used, {1} why that is too early or too late, {2} the remedy.</summary>
    public static readonly DiagnosticDescriptor PrematureResult = Rule(
        RuleIds.PrematureResult,
        "Result before the end, or spawn after it",
        "'{0}' throws here: {1}; {2}",
        Categories.Structure,
        DiagnosticSeverity.Warning,
        "A task has a result when it has ended, a group when it was joined; and a joined group takes no more tasks. "
            + "A spawn does not switch to the new task, so that it cannot have run before the spawner blocks.");
}
