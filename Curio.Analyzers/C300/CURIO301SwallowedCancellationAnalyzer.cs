using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO301: a handler around an await that catches a cancellation and does not let it go on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO301SwallowedCancellationAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO301SwallowedCancellationAnalyzer()
        : base(Descriptors.SwallowedCancellation)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        if (CancellationTypes.Of(curio) is { } types)
        {
            start.RegisterOperationAction(context => Analyze(context, curio, types), OperationKind.Try);
        }
    }

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, CancellationTypes types)
    {
        var attempt = (ITryOperation)context.Operation;
        if (FirstTaker(attempt, types) is { } clause
            && curio.Encloses(attempt, context.ContainingSymbol)
            && Functions.OwnOperations(attempt.Body).Any(curio.Symbols.MaySuspend)
            && !curio.Symbols.IsShielded(attempt)
            && Swallows(clause, attempt, types, curio))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.SwallowedCancellation,
                clause.Syntax.GetFirstToken().GetLocation(),
                HeadOf(clause),
                types.AreMeantBy(clause) ? "rethrow it with 'throw;'" : $"add 'when ({VariableOf(clause)} is not CancelledException)'"));
        }
    }

    /// <summary>The clause that gets a cancellation; null when none does, or a filter keeps that open.</summary>
    private static ICatchClauseOperation? FirstTaker(ITryOperation attempt, CancellationTypes types)
    {
        foreach (ICatchClauseOperation clause in attempt.Catches)
        {
            if (!types.CanBeCaughtBy(clause))
            {
                continue;
            }

            bool? passes = clause.Filter is { } filter ? types.IsTrueOfCancellation(filter) : true;
            if (passes != false)
            {
                return passes == true ? clause : null;
            }
        }

        return null;
    }

    private static bool Swallows(ICatchClauseOperation clause, ITryOperation attempt, CancellationTypes types, CurioContext curio)
    {
        var handler = Functions.OwnOperations(clause.Handler).ToList();
        return !handler.Any(o => types.IsAware(o) || Keeps(o, clause))
            && (handler.Any(types.ThrowsAnother) || CanComplete(clause))
            && !(types.AreMeantBy(clause) && IsLastAct(attempt, curio));
    }

    /// <summary>Whether the handler keeps the exception for later, or for somebody else.</summary>
    private static bool Keeps(IOperation operation, ICatchClauseOperation clause) =>
        operation is ILocalReferenceOperation { IsDeclaration: false } reference
        && clause.Locals.Any(l => KnownSymbols.Same(l, reference.Local))
        && Operations.Outermost(reference).Parent switch
        {
            ISimpleAssignmentOperation or IReturnOperation or IVariableInitializerOperation or IArrayInitializerOperation => true,
            IArgumentOperation { Parent: IInvocationOperation call } =>
                call.TargetMethod.Name is "SetException" or "TrySetException" or "SetExceptionAsync" or "Add" or "Capture" or "Throw",
            _ => false,
        };

    private static bool CanComplete(ICatchClauseOperation clause)
    {
        ControlFlowAnalysis? flow = clause.SemanticModel?.AnalyzeControlFlow(clause.Handler.Syntax);
        return flow is { Succeeded: true } && (flow.EndPointIsReachable || flow.ExitPoints.Length > 0 || flow.ReturnStatements.Length > 0);
    }

    /// <summary>
    /// Whether nothing comes after the handler in which the task could run on: who names a cancellation there means the end.
    /// </summary>
    private static bool IsLastAct(ITryOperation attempt, CurioContext curio)
    {
        IOperation function = Operations.FunctionOf(attempt);
        int end = attempt.Syntax.Span.End;
        return !Functions.OwnOperations(function).Any(o =>
            (o is ILoopOperation && o.Syntax.Span.Contains(attempt.Syntax.Span))
            || (o.Syntax.SpanStart >= end && curio.Symbols.MaySuspend(o)));
    }

    private static string HeadOf(ICatchClauseOperation clause) =>
        clause.ExceptionDeclarationOrExpression is null && clause.ExceptionType.SpecialType == SpecialType.System_Object
            ? "catch"
            : $"catch ({clause.ExceptionType.Name})";

    private static string VariableOf(ICatchClauseOperation clause) => clause.Locals.FirstOrDefault()?.Name ?? "e";
}
