using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>CURIO206: a coroutine starts work on a thread that its kernel does not know.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO206LeavesKernelAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO206LeavesKernelAnalyzer()
        : base(Descriptors.LeavesKernel)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        KernelLeaks leaks = new(start.Compilation, curio.Symbols);
        start.RegisterOperationAction(context => Analyze(context, curio, leaks), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, KernelLeaks leaks)
    {
        var call = (IInvocationOperation)context.Operation;
        if (leaks.At(call, curio.Symbols.IsCoro(Functions.ReturnType(call, context.ContainingSymbol))) is { } leak
            && curio.Encloses(call, context.ContainingSymbol))
        {
            string name = $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";
            (string does, string remedy) = CoroutineWork.Of(call, curio.Symbols) is { } work
                ? ($"makes the coroutine of '{CoroutineNames.Of(work)}' on another thread, where nothing runs it", "'Coro.Spawn'")
                : leak;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.LeavesKernel, call.Syntax.GetLocation(), name, does, remedy));
        }
    }
}
