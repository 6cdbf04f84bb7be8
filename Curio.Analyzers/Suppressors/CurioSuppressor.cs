using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Suppressors;

/// <summary>
/// Silences rules of other packages, and warnings of the compiler, where they are wrong about coroutines. It looks only at
/// what they have reported, so a project that does not use them pays nothing.
/// </summary>
public abstract class CurioSuppressor : DiagnosticSuppressor
{
    private protected CurioSuppressor(string id, string justification, params string[] suppressedIds) =>
        SupportedSuppressions = [.. suppressedIds.Select(suppressed => new SuppressionDescriptor(id, suppressed, justification))];

    /// <inheritdoc/>
    public sealed override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; }

    /// <inheritdoc/>
    public sealed override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (CurioContext.Of(context.Compilation, context.Options) is not { KnowsCurio: true } curio)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } node
                && IsWrong(node, context.GetSemanticModel(tree), curio))
            {
                context.ReportSuppression(Suppression.Create(
                    SupportedSuppressions.First(s => s.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
            }
        }
    }

    /// <summary>Whether what another rule reports at a place is wrong there.</summary>
    private protected abstract bool IsWrong(SyntaxNode node, SemanticModel model, CurioContext curio);

    /// <summary>Where the code at a place runs.</summary>
    private protected static CodeContext ContextAt(SyntaxNode node, SemanticModel model, CurioContext curio)
    {
        for (SyntaxNode? current = node; current is not null and not MemberDeclarationSyntax; current = current.Parent)
        {
            if (model.GetOperation(current) is { } operation && MemberAround(node, model) is { } member)
            {
                return curio.Of(operation, member);
            }
        }

        return CodeContext.None;
    }

    /// <summary>The member around a place, as the actions of a rule know it: not the lambda or local function in it.</summary>
    private static ISymbol? MemberAround(SyntaxNode node, SemanticModel model)
    {
        ISymbol? symbol = model.GetEnclosingSymbol(node.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol;
    }
}
