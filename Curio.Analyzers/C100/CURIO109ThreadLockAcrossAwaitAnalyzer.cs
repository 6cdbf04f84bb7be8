using Curio.Analyzers.Flow;
using Curio.Analyzers.Transitive;
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

        // A member that takes no lock, nearly every one, is passed over by its names.
        Lazy<HashSet<SyntaxNode>> members = new(() => curio.Mentions.Mentioning(ThreadLocks.MayTake));
        start.RegisterOperationBlockAction(context =>
        {
            if (MentionIndex.IsDeclaredIn(members.Value, context.OwningSymbol, context.CancellationToken))
            {
                Analyze(context, locks, Taken(context, curio, locks));
            }
        });
    }

    /// <summary>The calls that take a lock in a context, and in which.</summary>
    private static Dictionary<SyntaxNode, CodeContext> Taken(OperationBlockAnalysisContext context, CurioContext curio, ThreadLocks locks)
    {
        Dictionary<SyntaxNode, CodeContext> taken = [];
        foreach (IInvocationOperation call in context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).OfType<IInvocationOperation>())
        {
            if (locks.Takes(call) && curio.Of(call, context.OwningSymbol) is not CodeContext.None and var where)
            {
                taken[call.Syntax] = where;
            }
        }

        return taken;
    }

    private static void Analyze(OperationBlockAnalysisContext context, ThreadLocks locks, Dictionary<SyntaxNode, CodeContext> taken)
    {
        if (taken.Count == 0)
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
