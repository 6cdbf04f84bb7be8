using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO303: a spawned task that is no daemon, is in no group, and whose handle nobody keeps.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO303DroppedTaskAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO303DroppedTaskAnalyzer()
        : base(Descriptors.DroppedTask)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationAction(context => Analyze(context, curio), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, CurioContext curio)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "Spawn"
            && IsSpawn(call, curio.Symbols)
            && call.Parent is IAwaitOperation awaited
            && IsDropped(Fate.Of(awaited), awaited)
            && curio.Encloses(call, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.DroppedTask, call.Syntax.GetLocation(), RuntimeMembers.NameOf(call.TargetMethod)));
        }
    }

    /// <summary>Whether this certainly makes a task that is no daemon.</summary>
    private static bool IsSpawn(IInvocationOperation call, KnownSymbols symbols) =>
        (symbols.IsFacade(call.TargetMethod, "Spawn") || symbols.IsRuntimeType(call.TargetMethod.ContainingType, "AsyncThread"))
        && Operations.Argument(call, "daemon") is { ConstantValue.Value: false };

    private static bool IsDropped(Fate fate, IOperation value) => fate.Kind == FateKind.Dropped
        || (fate.Local is { } local && Operations.ReferencesTo(local, Operations.RootOf(value)).All(IsOnlyAssigned));

    private static bool IsOnlyAssigned(ILocalReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;
}
