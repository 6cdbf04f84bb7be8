using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>
/// The locals and parameters of one member that hold coroutines. They are rare, so a flow analysis is made only where there
/// is one.
/// </summary>
internal sealed class CoroutineVariables
{
    private readonly ConcurrentDictionary<ISymbol, bool> _captured = new(SymbolEqualityComparer.Default);

    private CoroutineVariables()
    {
    }

    /// <summary>Starts to collect; the answers are complete when the block ends.</summary>
    public static CoroutineVariables Collect(OperationBlockStartAnalysisContext block, Func<ITypeSymbol?, bool> isWanted)
    {
        CoroutineVariables found = new();
        block.RegisterOperationAction(
            context => found.Note(context.Operation, isWanted),
            OperationKind.VariableDeclarator,
            OperationKind.LocalReference,
            OperationKind.ParameterReference);
        return found;
    }

    /// <summary>
    /// The variables that only their own function uses. What a lambda or a local function does with one, and when, nobody can
    /// tell from here.
    /// </summary>
    public ImmutableHashSet<ISymbol> Uncaptured() =>
        _captured.Where(p => !p.Value).Select(p => p.Key).ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);

    private void Note(IOperation operation, Func<ITypeSymbol?, bool> isWanted)
    {
        (ISymbol? Symbol, ITypeSymbol? Type) variable = operation switch
        {
            IVariableDeclaratorOperation { Symbol: { IsRef: false } local } => (local, local.Type),
            ILocalReferenceOperation { Local: { IsRef: false } local } => (local, local.Type),
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => (parameter, parameter.Type),
            _ => (null, null),
        };
        if (variable.Symbol is { } symbol && isWanted(variable.Type))
        {
            bool captured = operation is not IVariableDeclaratorOperation && IsCapture(operation, symbol);
            _captured.AddOrUpdate(symbol, captured, (_, before) => before || captured);
        }
    }

    private static bool IsCapture(IOperation use, ISymbol symbol)
    {
        for (IOperation? current = use.Parent; current is not null; current = current.Parent)
        {
            ISymbol? function = current switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null)
            {
                return !KnownSymbols.Same(function, symbol.ContainingSymbol);
            }
        }

        // The parameters of a primary constructor live as long as the object.
        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }
            || symbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction };
    }
}
