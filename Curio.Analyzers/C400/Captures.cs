using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C400;

/// <summary>What a function uses of those around it.</summary>
internal static class Captures
{
    /// <summary>The locals, parameters and <c>this</c> (as its type) that a function captures, in the order of use.</summary>
    public static IEnumerable<ISymbol> Of(IOperation function, IMethodSymbol symbol)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in function.Descendants())
        {
            if (UsedBy(operation, symbol) is { } used && seen.Add(used))
            {
                yield return used;
            }
        }
    }

    private static ISymbol? UsedBy(IOperation operation, IMethodSymbol function) => operation switch
    {
        ILocalReferenceOperation { Local.IsConst: false } local => Outside(local.Local, function),
        IParameterReferenceOperation parameter => Outside(parameter.Parameter, function),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This(function),
        _ => null,
    };

    private static ISymbol? Outside(ISymbol symbol, IMethodSymbol function)
    {
        for (ISymbol? owner = symbol.ContainingSymbol; owner is not null; owner = owner.ContainingSymbol)
        {
            if (KnownSymbols.Same(owner, function))
            {
                return null;
            }

            if (owner is INamedTypeSymbol)
            {
                break;
            }
        }

        return symbol;
    }

    /// <summary>The type of <c>this</c> in the member around.</summary>
    private static ISymbol? This(IMethodSymbol function)
    {
        ISymbol? member = function;
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            member = member.ContainingSymbol;
        }

        return member?.ContainingType;
    }
}
