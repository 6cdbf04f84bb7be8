using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>
/// Finds spans and references that an expression has made and still needs when a later part of it waits: <c>m.Span[0] = AWAIT(x)</c>.
/// </summary>
/// <param name="model">Knows what names mean.</param>
internal sealed class PendingReferences(SemanticModel model)
{
    private const string Reference = "is a ref struct or a reference that a coroutine cannot keep while it waits for what comes after it; put that in a variable first";
    private const string Builder = "is put together in a ref struct, which no coroutine can keep while it waits; put what it awaits in a variable first";

    /// <summary>What stands in the way of one wait.</summary>
    /// <param name="wait">The call that is awaited.</param>
    /// <returns>Each place with its reason.</returns>
    public IEnumerable<(Location Place, string Reason)> Before(ExpressionSyntax wait)
    {
        for (SyntaxNode child = wait; child.Parent is { } parent && child is not (StatementSyntax or ArrowExpressionClauseSyntax); child = parent)
        {
            if (parent is InterpolatedStringExpressionSyntax or CollectionExpressionSyntax && IsRefLike((ExpressionSyntax)parent))
            {
                yield return (parent.GetLocation(), "this " + Builder);
            }

            if (parent is BaseObjectCreationExpressionSyntax creation && child == creation.Initializer && IsRefLike(creation))
            {
                yield return (parent.GetLocation(), "this " + Builder);
            }

            foreach (ExpressionSyntax pending in Evaluated(parent, child).Where(each => IsRefLike(each) || (IsUsedInPlace(each) && IsReference(each))))
            {
                yield return (pending.GetLocation(), $"'{pending}' {Reference}");
            }
        }
    }

    // What of the parent has been evaluated when the child's turn comes.
    private static IEnumerable<ExpressionSyntax> Evaluated(SyntaxNode parent, SyntaxNode child) => parent switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when child == call.ArgumentList => [access.Expression],
        ElementAccessExpressionSyntax access when child == access.ArgumentList => [access.Expression],
        BaseArgumentListSyntax list => list.Arguments.TakeWhile(each => each != child).Select(static each => each.Expression),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } assignment when child == assignment.Right => tuple.Arguments.Select(static each => each.Expression),
        AssignmentExpressionSyntax assignment when child == assignment.Right => [assignment.Left],
        BinaryExpressionSyntax binary when child == binary.Right => [binary.Left],
        SwitchExpressionSyntax choice when child != choice.GoverningExpression => [choice.GoverningExpression],
        CollectionExpressionSyntax list => list.Elements.TakeWhile(each => each != child).OfType<SpreadElementSyntax>().Select(static each => each.Expression),
        _ => [],
    };

    // Of anything else the value is kept, not the place where it is.
    private bool IsUsedInPlace(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax => model.GetTypeInfo(expression).Type?.IsValueType == true,
        _ => false,
    };

    private bool IsReference(ExpressionSyntax expression) => IsRefLike(expression) || expression switch
    {
        ParenthesizedExpressionSyntax inner => IsReference(inner.Expression),
        MemberAccessExpressionSyntax access => ReturnsReference(access) || IsInside(access.Expression),
        ElementAccessExpressionSyntax access => ReturnsReference(access) || IsInside(access.Expression),
        InvocationExpressionSyntax or SimpleNameSyntax => ReturnsReference(expression),
        _ => false,
    };

    // A part of an object stays where it is; a part of a value is where the value is.
    private bool IsInside(ExpressionSyntax whole) => IsRefLike(whole) || (model.GetTypeInfo(whole).Type?.IsValueType == true && IsReference(whole));

    private bool ReturnsReference(ExpressionSyntax expression) =>
        model.GetSymbolInfo(expression).Symbol is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None };

    private bool IsRefLike(ExpressionSyntax expression)
    {
        TypeInfo type = model.GetTypeInfo(expression);
        return type.Type?.IsRefLikeType == true || type.ConvertedType?.IsRefLikeType == true;
    }
}
