using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO303: a spawned task that is no daemon, is in no group, and whose handle nobody keeps.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO303DroppedTaskAnalyzer() : AwaitedCallAnalyzer(Descriptors.DroppedTask, "Spawn")
{
    /// <summary>Whether this certainly makes a task that is no daemon.</summary>
    private protected override bool Concerns(IInvocationOperation call, KnownSymbols symbols) =>
        (symbols.IsFacade(call.TargetMethod, "Spawn") || symbols.IsRuntimeType(call.TargetMethod.ContainingType, "AsyncThread"))
        && Operations.Argument(call, "daemon") is { ConstantValue.Value: false };

    private protected override bool IsWrong(Fate fate, IInvocationOperation call) => fate.Kind == FateKind.Dropped
        || (fate.Local is { } local && Operations.ReferencesTo(local, Operations.RootOf(call)).All(IsOnlyAssigned));

    private static bool IsOnlyAssigned(ILocalReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;
}
