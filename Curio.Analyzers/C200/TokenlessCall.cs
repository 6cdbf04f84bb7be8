using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>A call whose task is awaited, and which could have been given a token; understood by the rule and its fix alike.</summary>
internal readonly struct TokenlessCall
{
    private TokenlessCall(IInvocationOperation call, IParameterSymbol? optional)
    {
        Call = call;
        Optional = optional;
    }

    /// <summary>The call.</summary>
    public IInvocationOperation Call { get; }

    /// <summary>The parameter that was left out; null when an overload has one more.</summary>
    public IParameterSymbol? Optional { get; }

    /// <summary>Recognises an await of such a call; null for every other.</summary>
    public static TokenlessCall? From(IAwaitOperation awaited, INamedTypeSymbol token, ImmutableArray<INamedTypeSymbol?> tasks)
    {
        IOperation operand = awaited.Operation;
        if (operand is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
        {
            operand = configured;
        }

        return operand is IInvocationOperation { Type: { } type } call && tasks.Any(t => KnownSymbols.Same(t, type.OriginalDefinition))
            ? From(call, token)
            : null;
    }

    private static TokenlessCall? From(IInvocationOperation call, INamedTypeSymbol token)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && KnownSymbols.Same(parameter.Type, token))
            {
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? new TokenlessCall(call, parameter) : null;
            }
        }

        // A token inside another argument, such as an options object, cannot be seen; a delegate may carry one as well.
        bool hasOverload = !call.Arguments.Any(a => a.ArgumentKind == ArgumentKind.ParamArray || IsOptions(a.Value.Type))
            && call.TargetMethod.ContainingType.GetMembers(call.TargetMethod.Name).Any(m => Extends(m, call.TargetMethod.OriginalDefinition, token));
        return hasOverload ? new TokenlessCall(call, null) : null;
    }

    private static bool IsOptions(ITypeSymbol? type) => type?.Name.EndsWith("Options", StringComparison.Ordinal) == true;

    /// <summary>Whether a member is the same method with one parameter more, at the end, for a token.</summary>
    private static bool Extends(ISymbol member, IMethodSymbol method, INamedTypeSymbol token)
    {
        if (member.OriginalDefinition is not IMethodSymbol other || other.Parameters.Length != method.Parameters.Length + 1 || other.Arity != method.Arity
            || other.IsStatic != method.IsStatic || !KnownSymbols.Same(other.Parameters[method.Parameters.Length].Type, token)
            || other.DeclaredAccessibility < method.DeclaredAccessibility)
        {
            return false;
        }

        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (!AreAlike(method.Parameters[i].Type, other.Parameters[i].Type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Type parameters of two generic methods are alike by their position.</summary>
    private static bool AreAlike(ITypeSymbol left, ITypeSymbol right) =>
        KnownSymbols.Same(left, right)
        || (left is ITypeParameterSymbol first && right is ITypeParameterSymbol second && first.Ordinal == second.Ordinal && first.TypeParameterKind == second.TypeParameterKind)
        || (left is INamedTypeSymbol { Arity: > 0 } one && right is INamedTypeSymbol { Arity: > 0 } two
            && KnownSymbols.Same(one.OriginalDefinition, two.OriginalDefinition)
            && one.TypeArguments.Zip(two.TypeArguments, AreAlike).All(same => same));
}
