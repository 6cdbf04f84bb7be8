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
    private static readonly OperationKind[] s_uses = [OperationKind.VariableDeclarator, OperationKind.LocalReference, OperationKind.ParameterReference];

    // Made when there is something to note: nearly every member of a program has none.
    private ConcurrentDictionary<ISymbol, bool>? _captured;

    private CoroutineVariables()
    {
    }

    /// <summary>Starts to collect; the answers are complete when the block ends.</summary>
    public static CoroutineVariables Collect(OperationBlockStartAnalysisContext block, Func<ITypeSymbol?, bool> isWanted)
    {
        CoroutineVariables found = new();
        block.RegisterOperationAction(context => found.Note(context.Operation, isWanted), s_uses);
        return found;
    }

    /// <summary>
    /// The variables that only their own function uses. What a lambda or a local function does with one, and when, nobody can
    /// tell from here.
    /// </summary>
    public ImmutableHashSet<ISymbol> Uncaptured() => Volatile.Read(ref _captured) is { } captured
        ? captured.Where(p => !p.Value).Select(p => p.Key).ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default)
        : [];

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
            Captured().AddOrUpdate(symbol, captured, (_, before) => before || captured);
        }
    }

    private ConcurrentDictionary<ISymbol, bool> Captured() =>
        Volatile.Read(ref _captured)
        ?? Interlocked.CompareExchange(ref _captured, new(SymbolEqualityComparer.Default), null)
        ?? _captured;

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
