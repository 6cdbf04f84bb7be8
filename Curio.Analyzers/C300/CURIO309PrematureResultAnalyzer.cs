using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>
/// CURIO309: the result of a task that cannot have run yet, of a group that cannot have been joined yet, and a spawn into a
/// group that certainly was.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO309PrematureResultAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO309PrematureResultAnalyzer()
        : base(Descriptors.PrematureResult)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        start.RegisterOperationAction(context => AnalyzeResult(context, curio), OperationKind.PropertyReference);
        start.RegisterOperationAction(context => AnalyzeSpawn(context, curio), OperationKind.Invocation);
    }

    private static void AnalyzeResult(OperationAnalysisContext context, CurioContext curio)
    {
        var read = (IPropertyReferenceOperation)context.Operation;
        if (read.Property.Name is not ("Result" or "Exception" or "Results" or "Exceptions")
            || !curio.Symbols.IsOfRuntime(read.Property.ContainingType)
            || !curio.Encloses(read, context.ContainingSymbol))
        {
            return;
        }

        string name = $"{read.Property.ContainingType.Name}.{read.Property.Name}";
        if (curio.Symbols.IsTaskGroup(read.Property.ContainingType))
        {
            if (GroupLife.Of(read.Instance, read, context) is { } life && life.IsNeverJoinedBefore(read))
            {
                Report(context, name, "the group has not been joined", "await 'JoinAsync' first");
            }
        }
        else if (read.Instance is ILocalReferenceOperation { Local: var task }
            && curio.Symbols.IsRuntimeType(read.Property.ContainingType, "CurioTask")
            && IsJustSpawned(task, read, context, curio.Symbols))
        {
            Report(context, name, "the task cannot have run yet", "await 'JoinAsync' instead");
        }
    }

    private static void AnalyzeSpawn(OperationAnalysisContext context, CurioContext curio)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "SpawnAsync" or "AddTaskAsync" or "SpawnThreadAsync"
            && curio.Symbols.IsTaskGroup(call.TargetMethod.ContainingType)
            && curio.Encloses(call, context.ContainingSymbol)
            && GroupLife.Of(call.Instance, call, context) is { } life
            && life.IsAlwaysJoinedBefore(call))
        {
            Report(context, RuntimeMembers.NameOf(call.TargetMethod), "the group has been joined", "make another group");
        }
    }

    /// <summary>Whether every path from the task's spawn to the read is free of places where the task could have run.</summary>
    private static bool IsJustSpawned(ILocalSymbol task, IOperation read, OperationAnalysisContext context, KnownSymbols symbols)
    {
        IOperation root = Operations.RootOf(read);
        if (Operations.ReferencesTo(task, root).Any(r => r.Parent is IAssignmentOperation assignment && assignment.Target == r)
            || !root.Descendants().OfType<IVariableDeclaratorOperation>().Any(d => IsSpawnOf(d, task, symbols))
            || FlowGraphs.Around(read, context.GetControlFlowGraph(), context.CancellationToken) is not { } graph)
        {
            return false;
        }

        FlowPaths paths = new(graph);
        return Comes(paths.After(IsSpawn)) && !Comes(paths.After(symbols.MaySuspend));

        bool Comes(IEnumerable<FlowPoint> starts)
        {
            bool comes = false;
            paths.Follow(starts, step =>
            {
                comes |= step.Kind == read.Kind && step.Syntax == read.Syntax;
                return !IsSpawn(step);
            });
            return comes;
        }

        bool IsSpawn(IOperation step) =>
            step is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } && KnownSymbols.Same(target.Local, task);
    }

    private static bool IsSpawnOf(IVariableDeclaratorOperation declarator, ILocalSymbol task, KnownSymbols symbols) =>
        KnownSymbols.Same(declarator.Symbol, task)
        && declarator.GetVariableInitializer()?.Value is { } value
        && Operations.WithoutConversions(value) is IAwaitOperation { Operation: IInvocationOperation call }
        && (call.TargetMethod.Name is "Spawn" or "SpawnAsync" or "SpawnThreadAsync")
        && symbols.IsOfRuntime(call.TargetMethod.ContainingType);

    private static void Report(OperationAnalysisContext context, string name, string reason, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.PrematureResult, context.Operation.Syntax.GetLocation(), name, reason, remedy));
}
