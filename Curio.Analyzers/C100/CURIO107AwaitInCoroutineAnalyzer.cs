using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.C100;

/// <summary>CURIO107: <c>AWAIT</c>, or the blocking twin of a coroutine method, where an await belongs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO107AwaitInCoroutineAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO107AwaitInCoroutineAnalyzer()
        : base(Descriptors.AwaitInCoroutine)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        AwaitForms forms = new(curio.Symbols);
        start.RegisterOperationAction(
            context => Analyze(context, curio, forms),
            OperationKind.Invocation,
            OperationKind.Using,
            OperationKind.UsingDeclaration,
            OperationKind.Loop);
    }

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, AwaitForms forms)
    {
        if (forms.At(context.Operation) is { } found
            && curio.Encloses(context.Operation, context.ContainingSymbol)
            && !SilentCode.Contains(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.AwaitInCoroutine, found.Location, found.Name, found.Remedy));
        }
    }
}
