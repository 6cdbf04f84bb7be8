using System.Collections.Immutable;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C400;

/// <summary>CURIO402: an object of a kernel, used in code that runs on another thread.</summary>
/// <remarks>
/// Only methods that act at once: a coroutine that is awaited where no kernel runs is another rule's matter, and to read a
/// property is harmless.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO402KernelObjectOnWorkerAnalyzer : CurioAnalyzer
{
    private const string AsyncThreads = "do it in a coroutine, or in 'AsyncThread.Spawn'";

    private static readonly ImmutableDictionary<string, string> s_remedies = new Dictionary<string, string>
    {
        ["AsyncQueue"] = "use 'UniversalQueue<T>'",
        ["AsyncEvent"] = "use 'UniversalEvent'",
        ["AsyncResult"] = "use 'UniversalResult<T>'",
        ["AsyncLock"] = AsyncThreads,
        ["AsyncRLock"] = AsyncThreads,
        ["AsyncSemaphore"] = AsyncThreads,
        ["AsyncCondition"] = AsyncThreads,
        ["AsyncFile"] = AsyncThreads,
        ["AsyncTextFile"] = AsyncThreads,
        ["TaskGroup"] = AsyncThreads,
    }.ToImmutableDictionary();

    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO402KernelObjectOnWorkerAnalyzer()
        : base(Descriptors.KernelObjectOnWorker)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationAction(context => Analyze(context, curio.Symbols), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, KnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is { Instance: not null, TargetMethod.ContainingType: { } owner }
            && s_remedies.TryGetValue(owner.Name, out string? remedy)
            && symbols.IsOfRuntime(owner)
            && ActsAtOnce(call.TargetMethod, symbols)
            && IsOnOtherThread(call, symbols))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.KernelObjectOnWorker, call.Syntax.GetLocation(), RuntimeMembers.NameOf(call.TargetMethod), remedy));
        }
    }

    private static bool ActsAtOnce(IMethodSymbol method, KnownSymbols symbols) =>
        !symbols.IsCoro(method.ReturnType)
        && !method.IsOverride
        && method.Name is not ("GetAsyncEnumerator" or "Blocking");

    private static bool IsOnOtherThread(IOperation operation, KnownSymbols symbols)
    {
        IOperation function = Operations.FunctionOf(operation);
        while (function is IAnonymousFunctionOperation lambda && Operations.MethodTaking(lambda) is { } receiver)
        {
            if (!symbols.RunsInPlace(receiver))
            {
                return symbols.RunsElsewhere(receiver) && !IsAsyncThread(receiver, symbols) && !symbols.IsFacade(receiver, "RunOn");
            }

            function = Operations.FunctionOf(lambda);
        }

        return false;
    }

    /// <summary>In an async thread the members without <c>Async</c> are the right ones: they ask the kernel.</summary>
    private static bool IsAsyncThread(IMethodSymbol receiver, KnownSymbols symbols) =>
        receiver.Name == "SpawnThreadAsync" || symbols.IsRuntimeType(receiver.ContainingType, "AsyncThread");
}
