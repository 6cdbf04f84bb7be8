using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>What .NET itself has in place of a blocking call, for asynchronous functions without a kernel.</summary>
internal static class TaskRemedies
{
    /// <summary>The remedy, quoted where it is code.</summary>
    public static string Of(BlockingCall found, ISymbol containing) =>
        found.Entry.Kind == BlockingKind.Await ? OfAwait(found)
        : TwinOf(found.Member, containing) is { } twin ? $"'await {OwnerOf(twin)}{twin.Name}(…)'"
        : found.Entry.Kind == BlockingKind.Sync ? OfSync(found)
        : $"'await Task.Run(() => {Remedies.CallOf(found)})'";

    private static string OfAwait(BlockingCall found) => (found.Entry.Group, found.Member?.Name) switch
    {
        ("universal", var name) => $"'await {(name!.StartsWith("Try", StringComparison.Ordinal) ? name.Substring("Try".Length) : name)}Task(…)'",
        ("enum", _) => "'await foreach'",
        ("dataflow", _) => "'await ReceiveAsync(…)'",
        ("apm", _) => "the task-returning form of the call, and 'await' it",
        (_, "WaitAll") => "'await Task.WhenAll(…)'",
        (_, "WaitAny") => "'await Task.WhenAny(…)'",
        (_, "RunSynchronously") => "'await Task.Run(() => …)'",
        (_, "Wait") when found.Operation is IInvocationOperation { TargetMethod.Parameters.Length: > 0 } => "'await' with 'WaitAsync(…)'",
        _ => "'await'",
    };

    private static string OfSync(BlockingCall found) => found.Entry.Group switch
    {
        "rwl" => "a lock that can be awaited",
        "monitor" or "lock" => "'await SemaphoreSlim.WaitAsync(…)'",
        "spin" when found.Member?.ContainingType.Name == "SpinLock" => "'await SemaphoreSlim.WaitAsync(…)'",
        "event" or "spin" => "a 'TaskCompletionSource'",
        "bc" => "a 'Channel'",
        "yield" => "'await Task.Yield()'",
        _ => "'await Task.Run(() => …)'",
    };

    /// <summary>
    /// The method that does the same and can be awaited: <c>ReadAsync</c> for <c>Read</c>, in the usual spellings. It is only a
    /// name to propose; whether something blocks is never decided by it. The caller itself is no remedy: it would call itself.
    /// </summary>
    private static IMethodSymbol? TwinOf(ISymbol? member, ISymbol containing)
    {
        if (member is not IMethodSymbol { MethodKind: not MethodKind.Constructor } method)
        {
            return null;
        }

        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (string suffix in new[] { "Async", "TaskAsync", "MailAsync", "PingAsync" })
            {
                IMethodSymbol? twin = type.GetMembers(method.Name + suffix).OfType<IMethodSymbol>().FirstOrDefault(m =>
                    m.DeclaredAccessibility == Accessibility.Public
                    && m.IsStatic == method.IsStatic
                    && m.ReturnType.Name is "Task" or "ValueTask"
                    && !KnownSymbols.Same(m.OriginalDefinition, containing.OriginalDefinition));
                if (twin is not null)
                {
                    return twin;
                }
            }
        }

        return null;
    }

    private static string OwnerOf(IMethodSymbol twin) => twin is { IsStatic: true, IsExtensionMethod: false } ? twin.ContainingType.Name + "." : "";
}
