using System.Collections.Concurrent;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>
/// CURIO109: a lock that belongs to a thread is held while a coroutine awaits. All tasks of a kernel share the thread, so the
/// lock excludes none of them. <c>lock</c> and <c>EnterScope</c> are stopped by the compiler.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO109ThreadLockAcrossAwaitAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO109ThreadLockAcrossAwaitAnalyzer()
        : base(Descriptors.ThreadLockAcrossAwait)
    {
    }

    private protected override bool ServesAllAsync => true;

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        ThreadLocks locks = new(start.Compilation);
        start.RegisterOperationBlockStartAction(block =>
        {
            // A member that takes no lock, nearly every one, is done with here.
            ConcurrentDictionary<SyntaxNode, CodeContext> taken = new();
            block.RegisterOperationAction(context => Note(context, curio, locks, taken), OperationKind.Invocation);
            block.RegisterOperationBlockEndAction(end => Analyze(end, locks, taken));
        });
    }

    private static void Note(
        OperationAnalysisContext context, CurioContext curio, ThreadLocks locks, ConcurrentDictionary<SyntaxNode, CodeContext> taken)
    {
        if (locks.Takes((IInvocationOperation)context.Operation)
            && curio.Of(context.Operation, context.ContainingSymbol) is not CodeContext.None and var where)
        {
            taken[context.Operation.Syntax] = where;
        }
    }

    private static void Analyze(
        OperationBlockAnalysisContext context, ThreadLocks locks, ConcurrentDictionary<SyntaxNode, CodeContext> taken)
    {
        if (taken.IsEmpty)
        {
            return;
        }

        foreach (ControlFlowGraph graph in FlowGraphs.Of(context))
        {
            new HeldLocks(graph, locks).Find((await, call) =>
            {
                if (taken.TryGetValue(call.Syntax, out CodeContext where))
                {
                    string name = $"{(call.Instance?.Type ?? call.TargetMethod.ContainingType).Name}.{call.TargetMethod.Name}";
                    string remedy = where == CodeContext.Coroutine
                        ? "use an 'AsyncLock' with 'using (await x.AcquireAsync())'"
                        : "use 'SemaphoreSlim' and 'WaitAsync'";
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.ThreadLockAcrossAwait, await.Syntax.GetLocation(), [call.Syntax.GetLocation()], name, remedy));
                }
            });
        }
    }
}
