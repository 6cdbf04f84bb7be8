using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// Reasons against an await that no semantic model reports. A reference or a ref struct that would live across it is an
/// error only when the method is lowered, which would mean emitting the whole compilation to find out. A thread lock held
/// across it is no error at all: on one kernel thread the lock is re-entrant and stops excluding anybody.
/// </summary>
internal static class AwaitHazards
{
    private static readonly string[] s_locks =
    [
        "System.Threading.Monitor", "System.Threading.Lock", "System.Threading.SpinLock", "System.Threading.Mutex",
        "System.Threading.ReaderWriterLock", "System.Threading.ReaderWriterLockSlim",
    ];

    private static readonly string[] s_acquires = ["Enter", "TryEnter", "WaitOne", "Acquire"];
    private static readonly string[] s_releases = ["Exit", "Release"];

    /// <summary>Whether an await in place of <paramref name="node"/> would meet one of them.</summary>
    public static bool Exist(SyntaxNode node, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        KeepsHiddenReference(node, function, model, cancellationToken)
        || KeepsReferenceLocal(node, function, model, cancellationToken)
        || KeepsTemporary(node, model, cancellationToken)
        || WritesWhatItRead(node, function, model, cancellationToken)
        || HoldsThreadLock(node, function, model, cancellationToken);

    /// <summary>The enumerator of a loop over a span, and the resource of a <c>using</c> without a name.</summary>
    private static bool KeepsHiddenReference(
        SyntaxNode node, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        node.Ancestors().TakeWhile(n => n != function).Any(ancestor => ancestor switch
        {
            CommonForEachStatementSyntax loop =>
                model.GetForEachStatementInfo(loop).GetEnumeratorMethod?.ReturnType.IsRefLikeType == true,
            UsingStatementSyntax { Expression: { } resource } =>
                model.GetTypeInfo(resource, cancellationToken).Type?.IsRefLikeType == true,
            _ => false,
        });

    /// <summary>A reference that the same statement has at hand before it gets to the node.</summary>
    private static bool KeepsTemporary(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<StatementSyntax>() is { } statement
        && statement.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax).OfType<ExpressionSyntax>()
            .TakeWhile(e => e.SpanStart < node.SpanStart)
            .Where(e => e.Span.End <= node.SpanStart)
            .Any(e => IsReference(e, model, cancellationToken));

    private static bool IsReference(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(expression, cancellationToken).Symbol switch
        {
            ITypeSymbol => false,
            IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None } => true,
            ILocalSymbol { IsRef: true } => true,
            _ => model.GetTypeInfo(expression, cancellationToken).Type?.IsRefLikeType == true,
        };

    /// <summary>
    /// <c>_sum += f()</c> reads the field first, and <c>_sum = _sum + f()</c> says so. With an await in <c>f</c>, what other tasks
    /// add to it meanwhile is lost.
    /// </summary>
    private static bool WritesWhatItRead(
        SyntaxNode node, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        node.Ancestors().TakeWhile(n => n != function).OfType<AssignmentExpressionSyntax>()
            .Where(a => a.Right.Span.Contains(node.Span) && (!a.IsKind(SyntaxKind.SimpleAssignmentExpression) || IsReadBefore(a.Left, node, a.Right)))
            .Any(a => model.GetSymbolInfo(a.Left, cancellationToken).Symbol is not (ILocalSymbol or IParameterSymbol));

    private static bool IsReadBefore(ExpressionSyntax target, SyntaxNode node, ExpressionSyntax value) =>
        value.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax).OfType<ExpressionSyntax>()
            .Any(e => e.Span.End <= node.SpanStart && SyntaxFactory.AreEquivalent(e, target));

    private static bool KeepsReferenceLocal(
        SyntaxNode node, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        model.LookupSymbols(node.SpanStart).OfType<ILocalSymbol>()
            .Where(local => (local.IsRef || local.Type.IsRefLikeType)
                && local.DeclaringSyntaxReferences.Any(r => function.Span.Contains(r.Span)))
            .Any(local => (local.IsUsing && local.DeclaringSyntaxReferences.Any(r => r.Span.Start < node.SpanStart)) || IsReadAfter(local, node, function, model, cancellationToken));

    /// <summary>
    /// Whether a local is named after the node, or in a loop that comes round to it again. A new value given after the
    /// await would make it legal; that is not worth a flow analysis.
    /// </summary>
    private static bool IsReadAfter(
        ILocalSymbol local, SyntaxNode node, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        // A loop that comes round to a local which is declared behind the node declares it anew.
        if (local.DeclaringSyntaxReferences.All(r => r.Span.Start > node.Span.End))
        {
            return false;
        }

        SyntaxNode? loop = node.Ancestors().TakeWhile(n => n != function)
            .LastOrDefault(n => IsLoop(n) && !local.DeclaringSyntaxReferences.Any(r => n.Span.Contains(r.Span)));
        int from = loop?.SpanStart ?? node.SpanStart;
        return FunctionSyntax.OwnNodes(function).OfType<IdentifierNameSyntax>()
            .Where(name => name.SpanStart >= from && name.Identifier.ValueText == local.Name)
            .Any(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local));
    }

    private static bool IsLoop(SyntaxNode node) => node
        is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Whether a thread lock was acquired before the node, as the text runs, and not yet released.</summary>
    private static bool HoldsThreadLock(
        SyntaxNode node, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        int held = 0;
        foreach (InvocationExpressionSyntax call in FunctionSyntax.OwnNodes(function).OfType<InvocationExpressionSyntax>())
        {
            int change = call.SpanStart < node.SpanStart ? ChangeOfLocks(call.Expression.GetLastToken().ValueText) : 0;
            if (change != 0 && IsThreadLock(call, model, cancellationToken))
            {
                held = Math.Max(0, held + change);
            }
        }

        return held > 0;
    }

    /// <summary>
    /// How many locks more are held after a method of this name: one, none, or one less. <c>EnterScope</c> returns a ref
    /// struct, which is found as such.
    /// </summary>
    private static int ChangeOfLocks(string method) =>
        Begins(method, s_acquires) && method != "EnterScope" ? 1 : Begins(method, s_releases) ? -1 : 0;

    private static bool Begins(string name, string[] prefixes) => prefixes.Any(p => name.StartsWith(p, StringComparison.Ordinal));

    /// <summary>A mutex inherits its <c>WaitOne</c> from the handle, which other types share: the receiver decides.</summary>
    private static bool IsThreadLock(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(call, cancellationToken) is IInvocationOperation invocation
        && s_locks.Contains((invocation.Instance?.Type ?? invocation.TargetMethod.ContainingType).ToDisplayString());
}
