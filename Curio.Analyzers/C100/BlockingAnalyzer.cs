using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.C100;

/// <summary>The rules that report what blocks where it stands; they differ in what the call waits for.</summary>
public abstract class BlockingAnalyzer : CurioAnalyzer
{
    private readonly DiagnosticDescriptor _rule;
    private readonly BlockingKind _kind;

    private protected BlockingAnalyzer(DiagnosticDescriptor rule, BlockingKind kind)
        : base(rule)
    {
        _rule = rule;
        _kind = kind;
    }

    private protected sealed override bool ServesAllAsync => true;

    private protected sealed override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        start.RegisterOperationAction(context => Analyze(context, curio), BlockingCalls.Kinds);

        // Expressions are many. Of their operators only the attribute says that they block, and what it marks is of this kind.
        if (_kind == BlockingKind.Other && curio.Compilation.GetTypesByMetadataName(BlockingAttributes.Name).Any())
        {
            start.RegisterOperationAction(context => Analyze(context, curio), BlockingCalls.OperatorKinds);
        }
    }

    /// <summary><c>Thread.Sleep</c> has a rule of its own; what else a project's list calls a sleep is one blocking call of many.</summary>
    private static BlockingKind KindOf(BlockingCall found) =>
        found.Entry.Kind == BlockingKind.Sleep && found.Member is not { Name: "Sleep", ContainingType: { Name: "Thread", ContainingNamespace.Name: "Threading" } }
            ? BlockingKind.Other
            : found.Entry.Kind;

    /// <summary>The cheap questions come first: most operations are in no table, and most of the others in no coroutine.</summary>
    private void Analyze(OperationAnalysisContext context, CurioContext curio)
    {
        if (curio.Blocking.Candidate(context.Operation) is not { } found
            || KindOf(found) != _kind
            || found.Entry.Confidence < curio.Options.ConfidenceOf(_rule.Id, context.Operation.Syntax.SyntaxTree))
        {
            return;
        }

        CodeContext where = curio.Of(context.Operation, context.ContainingSymbol);
        if (where != CodeContext.None && curio.Blocking.Holds(found))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                _rule, found.Location, found.Name, Remedies.Victim(where), Remedies.Of(found, where, context.ContainingSymbol)));
        }
    }
}
