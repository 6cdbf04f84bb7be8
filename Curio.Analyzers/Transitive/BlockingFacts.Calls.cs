using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What a call can run, here and in other assemblies.</summary>
internal sealed partial class BlockingFacts
{
    private Edge? ResolveCall(Step step, IMethodSymbol method, FlagSet flags, bool isCertain, CancellationToken cancellation)
    {
        List<IMethodSymbol> methods = [.. _dispatch.Targets(method, step.Receiver, step.IsExact, cancellation)];
        var targets = ImmutableArray.CreateBuilder<CodeUnit>();
        List<ISymbol> told = [];
        foreach (IMethodSymbol target in methods)
        {
            CodeUnit? unit = UnitOf(target, cancellation, step.Enumerates);
            if (unit is not null && _referenced.IsOwn(target))
            {
                // Calling an iterator runs nothing of it, and enumerating runs nothing of the others.
                unit = !MayLead(target, cancellation) || BodyOf(unit, cancellation).IsIterator != step.Enumerates
                    ? null
                    : With(unit, FlagsOf(step, unit, flags), cancellation);
            }

            if (unit is not null)
            {
                targets.Add(unit);
                told.Add(target.ContainingAssembly);
            }
            else if (!target.IsAbstract)
            {
                // Something else may run, of which nothing is known but that it is not known to block.
                isCertain = false;
            }
        }

        if (step.Receiver is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract
            && !_referenced.IsOwn(contract)
            && !KnownSymbols.Same(contract.OriginalDefinition, method.ContainingType.OriginalDefinition)
            && _referenced.FindInherited(contract, method, cancellation) is { } inherited)
        {
            // Its implementations in that assembly; those that are written here are among the targets already.
            targets.Add(inherited);
            told.Add(contract.ContainingAssembly);
        }

        bool isChosen = Dispatch.IsChosen(method, step.Receiver, step.IsExact);
        if (isChosen && KnownSymbols.Same(step.Receiver!.OriginalDefinition, method.ContainingType.OriginalDefinition))
        {
            foreach ((CodeUnit implemented, IAssemblySymbol assembly) in _referenced.FindImplemented(method.OriginalDefinition, step.Enumerates, cancellation))
            {
                targets.Add(implemented);
                told.Add(assembly);
            }
        }

        if (targets.Count == 0)
        {
            return null;
        }

        return new Edge(
            step,
            targets.ToImmutable(),
            isCertain && !(isChosen && IsQuietElsewhere(step, method, told, cancellation)),
            isOpen: isChosen && Visibility.CanExtend(method, step.Receiver!, methods));
    }

    /// <summary>Whether an assembly that is referenced has something for a virtual call that is not known to block.</summary>
    /// <param name="step">The call.</param>
    /// <param name="method">The method that is named.</param>
    /// <param name="told">The assemblies of which that is known already.</param>
    /// <param name="cancellation">Ends the search.</param>
    private bool IsQuietElsewhere(Step step, IMethodSymbol method, List<ISymbol> told, CancellationToken cancellation) =>
        _dispatch.TargetsElsewhere(method, step.Receiver!, told, cancellation)
            .Any(target => _referenced.Find(target, step.Enumerates, cancellation) is not { Verdict.Certainty: Certainty.Certain });
}
