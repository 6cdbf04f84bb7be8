using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>CURIO101: <c>Thread.Sleep</c> puts a whole kernel to sleep, not the task that calls it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO101ThreadSleepAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO101ThreadSleepAnalyzer()
        : base(Descriptors.ThreadSleep)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationAction(context => Analyze(context, curio), OperationKind.Invocation);

    private protected override bool ServesAllAsync => true;

    private static void Analyze(OperationAnalysisContext context, CurioContext curio)
    {
        if (SleepCall.From((IInvocationOperation)context.Operation, curio.Symbols) is { } sleep
            && curio.Of(context.Operation, context.ContainingSymbol) is var where and not CodeContext.None
            && !SilentCode.Contains(context.Operation))
        {
            string remedy = where == CodeContext.Coroutine ? $"'await Coro.Sleep({sleep.Remedy})'" : $"'await Task.Delay({sleep.TaskRemedy})'";
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ThreadSleep, context.Operation.Syntax.GetLocation(), Remedies.Victim(where), remedy));
        }
    }
}
