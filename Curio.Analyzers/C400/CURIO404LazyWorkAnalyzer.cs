using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C400;

/// <summary>CURIO404: a worker that is given work and only makes the object that will do it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO404LazyWorkAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO404LazyWorkAnalyzer()
        : base(Descriptors.LazyWork)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        LazyValues lazy = new(curio);
        start.RegisterOperationAction(context => Analyze(context, curio.Symbols, lazy), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, KnownSymbols symbols, LazyValues lazy)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!IsWorker(call.TargetMethod, symbols)
            || (Operations.Argument(call, "function") ?? Operations.Argument(call, "action")) is not { } argument)
        {
            return;
        }

        IOperation plain = Operations.WithoutConversions(argument);
        foreach ((IOperation place, string name, bool isAwaitable) in lazy.MadeBy(plain is IDelegateCreationOperation c ? c.Target : plain))
        {
            if (!(isAwaitable && IsAwaitedTwice(call)))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.LazyWork,
                    place.Syntax.GetLocation(),
                    name,
                    RuntimeMembers.NameOf(call.TargetMethod),
                    isAwaitable ? "await it without a worker, or block in the worker" : "end it with 'ToList()' inside"));
            }
        }
    }

    private static bool IsWorker(IMethodSymbol method, KnownSymbols symbols) => method.Name switch
    {
        "RunInThread" or "BlockInThread" or "RunInProcess" or "RunOn" => KnownSymbols.Same(method.ContainingType, symbols.Coro),
        "Spawn" => symbols.IsRuntimeType(method.ContainingType, "AsyncThread"),
        _ => false,
    };

    /// <summary>Who awaits what the worker gives has thought of it.</summary>
    private static bool IsAwaitedTwice(IOperation call) => call.Parent is IAwaitOperation { Parent: IAwaitOperation };
}
