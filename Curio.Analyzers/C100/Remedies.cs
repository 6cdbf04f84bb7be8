using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>What a message proposes in place of a blocking call.</summary>
internal static class Remedies
{
    private const string Thread = "'await Coro.RunInThread(() => …)'";

    /// <summary>What a blocking call stops.</summary>
    public static string Victim(CodeContext where) =>
        where == CodeContext.Coroutine ? "the kernel's only thread" : "a thread that other tasks need";

    /// <summary>The remedy, quoted where it is code.</summary>
    public static string Of(BlockingCall found, CodeContext where, ISymbol containing) =>
        where == CodeContext.Coroutine ? OfCurio(found) : TaskRemedies.Of(found, containing);

    private static string OfCurio(BlockingCall found) => found.Entry.Kind switch
    {
        BlockingKind.File => OfFile(found),
        BlockingKind.Await => OfAwait(found),
        BlockingKind.Sync => OfSync(found),
        BlockingKind.Sleep => "'await Coro.Sleep(…)'",
        _ => $"'await Coro.RunInThread(() => {CallOf(found)})'",
    };

    private static string OfFile(BlockingCall found) => found.Entry.Group switch
    {
        "open" => IsText(found.Name) ? "'await AsyncTextFile.OpenAsync(…)'" : "'await AsyncFile.OpenAsync(…)'",
        "whole" => $"'await Coro.RunInThread(() => {CallOf(found)})' or an AsyncFile",
        "handle" => $"an AsyncFile or {Thread}",
        _ => $"'await Coro.RunInThread(() => {CallOf(found)})'",
    };

    private static bool IsText(string name) => name is "new StreamReader" or "new StreamWriter" || name.EndsWith("Text", StringComparison.Ordinal);

    private static string OfAwait(BlockingCall found) => (found.Entry.Group, found.Member?.Name) switch
    {
        ("universal", var name) => $"'await {(name!.StartsWith("Try", StringComparison.Ordinal) ? name.Substring("Try".Length) : name)}Async(…)'".Replace("(…)", name is "Put" or "TryPut" ? "(…)" : "()"),
        ("enum", _) => "'await foreach'",
        ("dataflow", _) => "'await ReceiveAsync(…)'",
        ("apm", _) => "the asynchronous form of the call, and 'await' it",
        (_, "WaitAll") => "'await Task.WhenAll(…)'",
        (_, "WaitAny") => "'await Task.WhenAny(…)'",
        (_, "RunSynchronously") => Thread,
        (_, "Wait") when HasLimit(found.Operation) => "'await' in 'Coro.TimeoutAfter(…)'",
        _ => "'await'",
    };

    private static string OfSync(BlockingCall found) => found.Entry.Group switch
    {
        "monitor" when found.Member?.Name == "Wait" => "'AsyncCondition'",
        "monitor" or "lock" or "rwl" => "'AsyncLock'",
        "spin" when found.Member?.ContainingType.Name == "SpinLock" => "'AsyncLock'",
        "spin" => "'AsyncCondition'",
        "sem" => "'AsyncSemaphore'",
        "event" when found.Member?.ContainingType.Name == "ManualResetEventSlim" => "'AsyncEvent', or 'UniversalEvent' when a thread is on the other side",
        "event" => "a 'TaskGroup'",
        "bc" => "'AsyncQueue', or 'UniversalQueue' when a thread is on the other side",
        "handle" => $"'UniversalEvent', or {Thread}",
        "thread" => "'AsyncThread' and 'await JoinAsync()'",
        "yield" => "'await Coro.Sleep(TimeSpan.Zero)'",
        _ => Thread,
    };

    private static bool HasLimit(IOperation operation) => operation is IInvocationOperation { TargetMethod.Parameters.Length: > 0 };

    /// <summary>The call as it would stand in a lambda, its arguments left out.</summary>
    public static string CallOf(BlockingCall found) => found.Operation switch
    {
        // A lazy sequence would do its work on the wrong thread after all.
        IInvocationOperation { TargetMethod: { IsStatic: true, IsExtensionMethod: false } method } =>
            $"{found.Name}({(method.Parameters.Length == 0 ? "" : "…")}){(method.ReturnType.Name == "IEnumerable" ? ".ToList()" : "")}",
        IInvocationOperation { TargetMethod.ReturnType.Name: "IEnumerable" } => "….ToList()",
        IObjectCreationOperation => $"{found.Name}(…)",
        _ => "…",
    };
}
