using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Tells iterators from other functions.</summary>
internal static class Iterators
{
    /// <summary>Whether a body yields.</summary>
    /// <param name="function">A method, a local function or a body.</param>
    /// <returns>True when it does so itself, not in a function inside.</returns>
    public static bool Yields(SyntaxNode function) =>
        function.DescendantNodes(node => node == function || node is not (LocalFunctionStatementSyntax or ExpressionSyntax))
            .Any(static node => node is YieldStatementSyntax);

    /// <summary>Whether a method is an iterator.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True when its body yields, or when it was one to the compilation that made its async form.</returns>
    public static bool IsIterator(IMethodSymbol method) =>
        method.OriginalDefinition.DeclaringSyntaxReferences.Any(static reference => Yields(reference.GetSyntax())) || HasAsyncForm(method);

    /// <summary>Whether an annotated method has an async iterator beside it already. In another assembly that is all there is to see.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True when it has.</returns>
    public static bool HasAsyncForm(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return Element(definition) is { } element
            && Coroutines.Carries(definition, "AsyncThreadAttribute")
            && definition.ContainingType.GetMembers(definition.Name + KnownNames.AsyncSuffix).OfType<IMethodSymbol>().Any(other =>
                Signatures.Collide(other, definition)
                && other.ReturnType is INamedTypeSymbol { Name: "IAsyncEnumerable", Arity: 1 } type
                && Signatures.Same(type.TypeArguments[0], element));
    }

    /// <summary>What an iterator yields.</summary>
    /// <param name="method">The iterator.</param>
    /// <returns>The element of an <c>IEnumerable&lt;T&gt;</c>; null for the other types that an iterator can return.</returns>
    public static ITypeSymbol? Element(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } type
            ? type.TypeArguments[0]
            : null;
}
