using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>CURIO207: a coroutine is returned out of a <c>using</c>, <c>lock</c> or <c>try</c>; it has not run yet when that ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO207UnawaitedReturnAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO207UnawaitedReturnAnalyzer()
        : base(Descriptors.UnawaitedReturn)
    {
    }

    private protected override bool ServesAllAsync => true;

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationAction(context => Analyze(context, curio), OperationKind.Return);

    private static void Analyze(OperationAnalysisContext context, CurioContext curio)
    {
        if (UnawaitedReturn.From((IReturnOperation)context.Operation, context.ContainingSymbol, curio) is { } found)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnawaitedReturn, found.Value.Syntax.GetLocation(), CoroutineNames.Of(found.Value), found.Why));
        }
    }
}
