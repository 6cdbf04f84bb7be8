using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>Questions about the function around an operation.</summary>
internal static class Functions
{
    /// <summary>The lambda, local function or member that an operation stands in; null in an initialiser.</summary>
    public static IMethodSymbol? Around(IOperation operation, ISymbol containingSymbol)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
                case ILocalFunctionOperation local:
                    return local.Symbol;
            }
        }

        return containingSymbol as IMethodSymbol;
    }

    /// <summary>What that function returns.</summary>
    public static ITypeSymbol? ReturnType(IOperation operation, ISymbol containingSymbol) => Around(operation, containingSymbol)?.ReturnType;
}
