using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>The calls that start work on threads which no kernel gave. <c>Parallel</c> is not among them: it blocks, and CURIO105 says so.</summary>
internal sealed class KernelLeaks
{
    private static readonly string[] s_names =
        ["Run", "StartNew", "Start", "UnsafeStart", "QueueUserWorkItem", "UnsafeQueueUserWorkItem", "ContinueWith", "ConfigureAwait"];

    private readonly INamedTypeSymbol? _task;
    private readonly INamedTypeSymbol? _taskOfT;
    private readonly INamedTypeSymbol? _factory;
    private readonly INamedTypeSymbol? _factoryOfT;
    private readonly INamedTypeSymbol? _pool;
    private readonly INamedTypeSymbol? _thread;
    private readonly ImmutableArray<INamedTypeSymbol?> _awaitables;

    /// <summary>Resolves what the answers need.</summary>
    public KernelLeaks(Compilation compilation, KnownSymbols symbols)
    {
        _task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        _taskOfT = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        _factory = compilation.GetTypeByMetadataName("System.Threading.Tasks.TaskFactory");
        _factoryOfT = compilation.GetTypeByMetadataName("System.Threading.Tasks.TaskFactory`1");
        _pool = compilation.GetTypeByMetadataName("System.Threading.ThreadPool");
        _thread = symbols.Thread;
        _awaitables =
        [
            _task,
            _taskOfT,
            compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask"),
            compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1"),
        ];
    }

    /// <summary>What a call does and what should stand there instead; null for every other call.</summary>
    /// <param name="call">The call, in a curio context.</param>
    /// <param name="returnsCoro">
    /// Whether the function around it is a coroutine itself. Those come back to the kernel whatever they await; an ordinary
    /// asynchronous function that awaits Curio's operations comes back through its synchronization context.
    /// </param>
    public (string Does, string Remedy)? At(IInvocationOperation call, bool returnsCoro)
    {
        IMethodSymbol method = call.TargetMethod;
        if (Array.IndexOf(s_names, method.Name) < 0)
        {
            return null;
        }

        INamedTypeSymbol type = method.ContainingType.OriginalDefinition;
        return method.Name switch
        {
            "Run" when Is(type, _task) => ("runs on the thread pool, where the kernel can neither cancel nor await it", "'Coro.RunInThread', or 'Coro.Spawn' for a coroutine"),
            "StartNew" when Is(type, _factory) || Is(type, _factoryOfT) => ("runs on a scheduler of its own, where the kernel cannot cancel it", "'Coro.RunInThread', or 'Coro.RunOn' for a scheduler"),
            "Start" or "UnsafeStart" when Is(type, _thread) => ("starts a thread that the kernel does not know", "'AsyncThread.Spawn' or 'Coro.RunInThread'"),
            "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" when Is(type, _pool) => ("queues work that nobody can await", "'Coro.RunInThread'"),
            "ContinueWith" when Is(type, _task) || Is(type, _taskOfT) => ("continues outside of the kernel's thread", "'await' and the statements after it"),
            "ConfigureAwait" when !returnsCoro && IsAwaited(call) && LeavesContext(call) && _awaitables.Any(a => Is(type, a)) =>
                ("lets what follows the await leave the kernel's thread", "the await without it"),
            _ => null,
        };
    }

    /// <summary>Whether this is <c>Task.Run</c>, or <c>Task.Factory.StartNew</c>: a factory of one's own may have a scheduler of its own.</summary>
    public bool RunsOnPool(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Run" => Is(call.TargetMethod.ContainingType, _task),
        "StartNew" => call.Instance is IPropertyReferenceOperation { Property: { Name: "Factory", ContainingType: { } type } } && Is(type, _task),
        _ => false,
    };

    private static bool IsAwaited(IInvocationOperation call) => call.Parent is IAwaitOperation;

    private static bool LeavesContext(IInvocationOperation call) =>
        call.Arguments.Length == 1 && call.Arguments[0].Value is { ConstantValue.Value: false };

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? known) => KnownSymbols.Same(type, known);
}
