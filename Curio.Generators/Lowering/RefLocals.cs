using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Finds references into the stack that would have to outlive an <c>await</c>.</summary>
internal static class RefLocals
{
    private const string Local = "is a ref struct or a reference, which no coroutine can keep while it waits; give it a block of its own without a wait behind it";

    /// <summary>What stands in the way of the waits.</summary>
    /// <param name="body">The body.</param>
    /// <param name="model">Knows what names mean.</param>
    /// <param name="awaits">Where the task form waits.</param>
    /// <returns>Each place with its reason.</returns>
    public static IEnumerable<(Location, string)> Faults(SyntaxNode body, SemanticModel model, IReadOnlyList<SyntaxNode> awaits)
    {
        if (awaits.Count == 0)
        {
            return [];
        }

        return body.DescendantNodes().Select(node => Fault(node, model, awaits)).Where(static fault => fault is not null).Select(static fault => fault!.Value);
    }

    private static (Location, string)? Fault(SyntaxNode node, SemanticModel model, IReadOnlyList<SyntaxNode> awaits) => node switch
    {
        VariableDeclaratorSyntax or SingleVariableDesignationSyntax when IsAwaitedAfter(node, awaits) && IsReference(model.GetDeclaredSymbol(node)) =>
            (node.GetLocation(), $"'{model.GetDeclaredSymbol(node)!.Name}' {Local}"),
        CommonForEachStatementSyntax loop when awaits.Any(wait => loop.Statement.Span.Contains(wait.Span)) && IsHeld(loop, model) =>
            (loop.Expression.GetLocation(), "a span cannot be iterated over while the coroutine waits; copy it to an array"),
        UsingStatementSyntax { Expression: { } held } statement when IsRefLike(held, model) && awaits.Any(wait => statement.Statement.Span.Contains(wait.Span)) =>
            (held.GetLocation(), "a ref struct cannot be held while the coroutine waits; take an AsyncLock, or another type"),
        _ => null,
    };

    private static bool IsReference(ISymbol? symbol) => symbol is ILocalSymbol local && (local.Type.IsRefLikeType || local.RefKind != RefKind.None);

    private static bool IsHeld(CommonForEachStatementSyntax loop, SemanticModel model) =>
        IsRefLike(loop.Expression, model)
        || model.GetForEachStatementInfo(loop).GetEnumeratorMethod?.ReturnType.IsRefLikeType == true
        || (loop is ForEachStatementSyntax each && model.GetDeclaredSymbol(each) is { RefKind: not RefKind.None });

    private static bool IsRefLike(ExpressionSyntax expression, SemanticModel model)
    {
        TypeInfo type = model.GetTypeInfo(expression);
        return type.Type?.IsRefLikeType == true || type.ConvertedType?.IsRefLikeType == true;
    }

    // To the end of the block that it stands in: whether it is used there again is the compiler's to know.
    private static bool IsAwaitedAfter(SyntaxNode local, IReadOnlyList<SyntaxNode> awaits)
    {
        SyntaxNode? scope = local.Ancestors().FirstOrDefault(static node =>
            node is BlockSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax or SwitchSectionSyntax or ArrowExpressionClauseSyntax);
        return scope is not null && awaits.Any(wait => wait.SpanStart > local.Span.End && scope.Span.Contains(wait.Span));
    }
}
