using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>What a private field holds, when it gets a value in one place of its type's only file.</summary>
internal static class FieldValues
{
    /// <summary>
    /// The value, or null when there are several, or none, or when others can see the field. Only the file of the reference is
    /// read: binding another one would cost more than the answer is worth.
    /// </summary>
    public static IOperation? OnlyValueOf(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field.OriginalDefinition;
        if (reference.SemanticModel is not { } model
            || field.DeclaredAccessibility is not (Accessibility.Private or Accessibility.NotApplicable)
            || field.ContainingType.DeclaringSyntaxReferences is not { Length: 1 } types
            || types[0].SyntaxTree != model.SyntaxTree
            || field.DeclaringSyntaxReferences is not { Length: 1 } declarations)
        {
            return null;
        }

        List<IOperation> values = [];
        if (InitializerOf(declarations[0].GetSyntax(), model) is { } initializer)
        {
            values.Add(initializer);
        }

        foreach (SyntaxNode node in types[0].GetSyntax().DescendantNodes().Where(n => IsNameOf(n, field.Name)))
        {
            if (model.GetOperation(node) is IFieldReferenceOperation use
                && KnownSymbols.Same(use.Field.OriginalDefinition, field)
                && Values.IsWritten(use))
            {
                if (use.Parent is not ISimpleAssignmentOperation assignment)
                {
                    return null;
                }

                values.Add(assignment.Value);
            }
        }

        return values.Count == 1 ? values[0] : null;
    }

    private static IOperation? InitializerOf(SyntaxNode declaration, SemanticModel model) =>
        model.GetOperation(declaration) is IVariableDeclaratorOperation { Initializer: { } own } ? own.Value
            : declaration.ChildNodes().LastOrDefault() is { } clause && model.GetOperation(clause) is IFieldInitializerOperation field ? field.Value
            : null;

    private static bool IsNameOf(SyntaxNode node, string name) =>
        node is Microsoft.CodeAnalysis.CSharp.Syntax.IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}
