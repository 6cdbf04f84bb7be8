using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// What the methods of other assemblies do: as an assembly states it in attributes, which a build writes, or as the sources
/// tell where the reference is another project of a solution that is open in an editor.
/// </summary>
internal sealed class ReferencedFacts
{
    private readonly CurioContext _curio;
    private readonly bool _areWanted;
    private readonly ConcurrentDictionary<IAssemblySymbol, AssemblyFacts> _assemblies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, CodeUnit?>[] _units = [new(SymbolEqualityComparer.Default), new(SymbolEqualityComparer.Default)];
    private readonly ConcurrentDictionary<(ISymbol Contract, ISymbol Method), CodeUnit?> _inherited = new();
    private readonly ConcurrentDictionary<(ISymbol Method, bool IsEnumerated), IReadOnlyList<(CodeUnit Unit, IAssemblySymbol Assembly)>> _implemented = new();

    /// <summary>Creates the facts of what a compilation references.</summary>
    /// <param name="curio">What is known of the compilation.</param>
    /// <param name="areWanted">Whether what blocks is looked for: assemblies tell nothing else of their methods.</param>
    public ReferencedFacts(CurioContext curio, bool areWanted)
    {
        _curio = curio;
        _areWanted = areWanted;
    }

    /// <summary>Whether a symbol is declared by the compilation itself.</summary>
    public bool IsOwn(ISymbol symbol) => KnownSymbols.Same(symbol.ContainingAssembly, _curio.Compilation.Assembly);

    /// <summary>Whether anything can be known of the code in an assembly.</summary>
    public bool IsKnown(IAssemblySymbol? assembly) => assembly is not null
        && (KnownSymbols.Same(assembly, _curio.Compilation.Assembly) || FactsOf(assembly).IsKnown);

    /// <summary>A method, a type or a field of another assembly, when it is known to block.</summary>
    /// <param name="member">The member.</param>
    /// <param name="isEnumerated">Whether it is not called, but what it returns is enumerated.</param>
    /// <param name="cancellation">Ends the search.</param>
    public CodeUnit? Find(ISymbol member, bool isEnumerated, CancellationToken cancellation) => _units[isEnumerated ? 1 : 0].GetOrAdd(
        member,
        _ => FactsOf(member.ContainingAssembly).Find(member, isEnumerated, cancellation) is { } verdict ? new CodeUnit(member) { Verdict = verdict } : null);

    /// <summary>The same for a member of the framework that an interface of another assembly has.</summary>
    public CodeUnit? FindInherited(INamedTypeSymbol contract, IMethodSymbol method, CancellationToken cancellation) => _inherited.GetOrAdd(
        (contract.OriginalDefinition, method),
        _ => FactsOf(contract.ContainingAssembly).FindInherited(contract, method, cancellation) is { } verdict ? new CodeUnit(method) { Verdict = verdict } : null);

    /// <summary>What other assemblies than its own have for a method of another assembly that is virtual, as far as that blocks.</summary>
    public IReadOnlyList<(CodeUnit Unit, IAssemblySymbol Assembly)> FindImplemented(IMethodSymbol method, bool isEnumerated, CancellationToken cancellation) =>
        IsOwn(method) || Dispatch.IsOfFramework(method.ContainingType)
            ? []
            : _implemented.GetOrAdd((method, isEnumerated), _ =>
            [
                .. _curio.Compilation.SourceModule.ReferencedAssemblySymbols
                    .Where(a => !KnownSymbols.Same(a, method.ContainingAssembly) && FactsOf(a).IsKnown && Dispatch.References(a, method.ContainingAssembly))
                    .Select(a => (Verdict: FactsOf(a).Find(method, isEnumerated, cancellation), Assembly: a))
                    .Where(static each => each.Verdict is not null)
                    .Select(each => (new CodeUnit(method) { Verdict = each.Verdict }, each.Assembly)),
            ]);

    /// <summary>Whether a method of another assembly calls a delegate that it is given.</summary>
    public bool Calls(IParameterSymbol parameter, CancellationToken cancellation) =>
        parameter.ContainingAssembly is { } assembly && FactsOf(assembly).Calls(parameter, cancellation);

    private AssemblyFacts FactsOf(IAssemblySymbol assembly) => _assemblies.GetOrAdd(assembly, Read);

    private AssemblyFacts Read(IAssemblySymbol assembly)
    {
        if (!_areWanted)
        {
            return AssemblyFacts.None;
        }

        ImmutableDictionary<string, Verdict> stated = StatedFacts.Read(assembly);
        if (!stated.IsEmpty)
        {
            return new AssemblyFacts(stated, null);
        }

        return _curio.Compilation.GetMetadataReference(assembly) is CompilationReference { Compilation: CSharpCompilation sources }
            ? new AssemblyFacts(stated, _curio.OfReferenced(sources))
            : AssemblyFacts.None;
    }
}
