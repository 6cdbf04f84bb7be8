using System.Collections.Immutable;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>CURIO202: a coroutine that is awaited, or given away, a second time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO202UsedTwiceAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO202UsedTwiceAnalyzer()
        : base(Descriptors.UsedTwice)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        start.RegisterOperationBlockStartAction(block =>
        {
            CoroutineVariables variables = CoroutineVariables.Collect(block, curio.Symbols.IsCoro);
            block.RegisterOperationBlockEndAction(end => AnalyzeVariables(end, variables.Uncaptured(), curio.Symbols));
        });
        start.RegisterOperationAction(
            c => AnalyzeMember(c, curio.Symbols), OperationKind.FieldReference, OperationKind.PropertyReference);
    }

    private static void AnalyzeVariables(
        OperationBlockAnalysisContext context, ImmutableHashSet<ISymbol> variables, KnownSymbols symbols)
    {
        if (variables.IsEmpty)
        {
            return;
        }

        foreach (ControlFlowGraph graph in FlowGraphs.Of(context))
        {
            new RepeatedUses(graph, variables, symbols).Find((reference, before) =>
            {
                bool same = before == CoroutineUse.Of(reference, symbols);
                Report(context.ReportDiagnostic, reference, same ? "is used each time round the loop" : CoroutineUse.Describe(before));
            });
        }
    }

    /// <summary>A member that never gets another coroutine, used by a method that can be called again.</summary>
    private static void AnalyzeMember(OperationAnalysisContext context, KnownSymbols symbols)
    {
        IOperation reference = context.Operation;
        if (symbols.IsCoro(reference.Type) && CoroutineUse.Of(reference, symbols) is not null && IsMadeOnce(reference, context.CancellationToken)
            && context.ContainingSymbol is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) })
        {
            Report(context.ReportDiagnostic, reference, "is made once, but used each time this runs");
        }
    }

    private static bool IsMadeOnce(IOperation reference, CancellationToken cancellationToken)
    {
        ISymbol? member = reference switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            IPropertyReferenceOperation { Property: { IsReadOnly: true } property } => property,
            _ => null,
        };
        return member is { DeclaringSyntaxReferences: { Length: 1 } declarations } && HasInitializer(declarations[0], cancellationToken);
    }

    /// <summary>
    /// Whether the member's value is given where it is declared. One that a constructor takes from outside may be meant for a
    /// single use, and an expression body makes a new one each time.
    /// </summary>
    private static bool HasInitializer(SyntaxReference declaration, CancellationToken cancellationToken) =>
        declaration.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer: not null } => true,
            PropertyDeclarationSyntax { Initializer: not null } => true,
            _ => false,
        };

    private static void Report(Action<Diagnostic> report, IOperation reference, string before) => report(Diagnostic.Create(
        Descriptors.UsedTwice, reference.Syntax.GetLocation(), CoroutineNames.Of(reference), before));
}
