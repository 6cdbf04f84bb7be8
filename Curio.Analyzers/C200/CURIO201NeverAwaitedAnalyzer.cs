using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>CURIO201: a coroutine that is made and dropped; none of its code ever runs.</summary>
/// <remarks>
/// The rule looks at the places where a value is lost, not at the calls that make one, and asks there what the value is. So
/// it makes no difference through how many conditionals the coroutine came.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO201NeverAwaitedAnalyzer : CurioAnalyzer
{
    private const string Dropped = "is dropped";
    private const string Discarded = "is discarded";
    private const string Unused = "is stored in a variable that nobody reads";
    private const string Printed = "is turned into text";
    private const string Left = "is left in a task";
    private const string Hidden = "becomes an object that nobody can await";

    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO201NeverAwaitedAnalyzer()
        : base(Descriptors.NeverAwaited)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        LostValues lost = new(start.Compilation, curio.Symbols);
        LostWork work = new(start.Compilation, curio);
        start.RegisterOperationAction(c => Report(c, lost.Statement((IExpressionStatementOperation)c.Operation), Dropped), OperationKind.ExpressionStatement);
        start.RegisterOperationAction(c => Report(c, lost.Discard((ISimpleAssignmentOperation)c.Operation), Discarded), OperationKind.SimpleAssignment);
        start.RegisterOperationAction(c => Report(c, lost.Text(c.Operation), Printed), LostValues.KindsOfText);
        start.RegisterOperationAction(c => Report(c, lost.Task((IInvocationOperation)c.Operation), Left), OperationKind.Invocation);
        start.RegisterOperationAction(c => Report(c, lost.Argument((IArgumentOperation)c.Operation), Hidden), OperationKind.Argument);
        start.RegisterOperationAction(c => Report(c, lost.LambdaResult((IReturnOperation)c.Operation), Hidden), OperationKind.Return);
        start.RegisterOperationBlockStartAction(block =>
        {
            CoroutineVariables variables = CoroutineVariables.Collect(block, t => lost.IsCoroutine(t) || lost.IsTaskOfCoroutine(t) || lost.IsLazySequence(t));
            block.RegisterOperationBlockEndAction(end => AnalyzeVariables(end, variables));
        });

        void AnalyzeVariables(OperationBlockAnalysisContext context, CoroutineVariables variables)
        {
            foreach (IOperation value in UnreadValues.Find(context, variables.Uncaptured(), lost))
            {
                if (!work.IsReportedAsLeak(value, context.OwningSymbol))
                {
                    context.ReportDiagnostic(Create(value, Unused));
                }
            }
        }

        void Report(OperationAnalysisContext context, IOperation? value, string fate)
        {
            if (value is not null && !work.IsReportedAsLeak(value, context.ContainingSymbol))
            {
                context.ReportDiagnostic(Create(value, fate));
            }
        }

        Diagnostic Create(IOperation value, string fate) => Diagnostic.Create(
            Descriptors.NeverAwaited, value.Syntax.GetLocation(), CoroutineNames.Of(work.MadeBy(value)), fate);
    }
}
