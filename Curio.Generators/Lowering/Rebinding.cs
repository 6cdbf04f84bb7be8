using System.Collections.Immutable;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Makes sure that a call with another name calls what it is meant to call.</summary>
/// <param name="model">Knows what names mean.</param>
internal sealed class Rebinding(SemanticModel model)
{
    /// <summary>Whether a call of <c>X</c>, its name changed to <c>XAsync</c>, would reach something else than the coroutine of that <c>X</c>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="target">What it calls.</param>
    /// <returns>True when it would.</returns>
    public bool LeadsElsewhere(InvocationExpressionSyntax call, IMethodSymbol target)
    {
        // One behind '?.' is refused anyway, and cannot be bound alone.
        if (Operands.IsConditional(call)
            || Operands.NameOf(call.Expression) is not { } name
            || Expected(target, call.ArgumentList.Arguments.Count) is not { } expected)
        {
            return false;
        }

        // To bind the call anew takes time; mostly there is one method of the name, and it was made from the other.
        string text = name.Identifier.ValueText + KnownNames.AsyncSuffix;
        bool isPlain = GeneratedCode.IsOurs(expected) || GeneratedCode.IsOurs(target.OriginalDefinition);
        ImmutableArray<ISymbol> candidates = isPlain ? Candidates(call, text) : [];
        return !(candidates.Length == 1 && candidates[0] is IMethodSymbol only && Is(only, expected))
            && !(Bound(call, name, text) is IMethodSymbol method && Is(method, expected));
    }

    private static IMethodSymbol? Expected(IMethodSymbol target, int arguments)
    {
        IMethodSymbol definition = (target.ReducedFrom ?? target).OriginalDefinition;
        return Coroutines.Carries(definition, "AsyncThreadAttribute")
            ? definition.ContainingType.GetMembers(definition.Name + KnownNames.AsyncSuffix).OfType<IMethodSymbol>().FirstOrDefault(each => Signatures.Collide(each, definition))
            : Twins.Of(target, arguments);
    }

    private static bool Is(IMethodSymbol method, IMethodSymbol expected)
    {
        for (IMethodSymbol? each = (method.ReducedFrom ?? method).OriginalDefinition; each is not null; each = each.OverriddenMethod?.OriginalDefinition)
        {
            if (SymbolEqualityComparer.Default.Equals(each, expected))
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<ISymbol> Candidates(InvocationExpressionSyntax call, string name)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access)
        {
            return model.LookupSymbols(call.SpanStart, name: name);
        }

        ITypeSymbol? container = model.GetSymbolInfo(access.Expression).Symbol as INamedTypeSymbol ?? model.GetTypeInfo(access.Expression).Type;
        return container is null ? [] : model.LookupSymbols(call.SpanStart, container, name, includeReducedExtensionMethods: true);
    }

    private ISymbol? Bound(InvocationExpressionSyntax call, SimpleNameSyntax name, string text)
    {
        InvocationExpressionSyntax other = call.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier(text)));
        return model.GetSpeculativeSymbolInfo(call.SpanStart, other, SpeculativeBindingOption.BindAsExpression).Symbol;
    }
}
