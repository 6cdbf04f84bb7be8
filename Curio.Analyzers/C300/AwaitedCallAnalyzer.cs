using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>The rules about the result of one awaited operation: who must have it, and for what.</summary>
public abstract class AwaitedCallAnalyzer : CurioAnalyzer
{
    private readonly DiagnosticDescriptor _rule;
    private readonly string _name;

    private protected AwaitedCallAnalyzer(DiagnosticDescriptor rule, string name)
        : base(rule)
    {
        _rule = rule;
        _name = name;
    }

    private protected sealed override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationAction(context => Analyze(context, curio), OperationKind.Invocation);

    /// <summary>Whether a call of the name is the operation that the rule is about.</summary>
    private protected abstract bool Concerns(IInvocationOperation call, KnownSymbols symbols);

    /// <summary>Whether what becomes of the result is wrong.</summary>
    private protected abstract bool IsWrong(Fate fate, IInvocationOperation call);

    private void Analyze(OperationAnalysisContext context, CurioContext curio)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == _name
            && Concerns(call, curio.Symbols)
            && call.Parent is IAwaitOperation awaited
            && IsWrong(Fate.Of(awaited), call)
            && curio.Encloses(call, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, call.Syntax.GetLocation(), RuntimeMembers.NameOf(call.TargetMethod)));
        }
    }
}
