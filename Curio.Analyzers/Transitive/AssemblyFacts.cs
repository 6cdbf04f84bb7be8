using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What one referenced assembly tells of its methods.</summary>
internal sealed class AssemblyFacts
{
    /// <summary>Nothing.</summary>
    public static readonly AssemblyFacts None = new(ImmutableDictionary<string, Verdict>.Empty, null);

    private readonly ImmutableDictionary<string, Verdict> _stated;
    private readonly CurioContext? _sources;

    /// <summary>Creates the facts of an assembly.</summary>
    /// <param name="stated">By documentation id.</param>
    /// <param name="sources">The compilation that the assembly is made of, when that is at hand and has to be read.</param>
    public AssemblyFacts(ImmutableDictionary<string, Verdict> stated, CurioContext? sources)
    {
        _stated = stated;
        _sources = sources;
    }

    /// <summary>Whether there is anything to ask.</summary>
    public bool IsKnown => _sources is not null || !_stated.IsEmpty;

    /// <summary>The verdict about a method, a type or a field; null when it is not known to block.</summary>
    /// <param name="member">The member.</param>
    /// <param name="isEnumerated">Whether it is not called, but what it returns is enumerated.</param>
    /// <param name="cancellation">Ends the search.</param>
    public Verdict? Find(ISymbol member, bool isEnumerated, CancellationToken cancellation)
    {
        if (!IsKnown || FactIds.Of(member, isEnumerated) is not { } id)
        {
            return null;
        }

        if (_sources is null)
        {
            return _stated.TryGetValue(id, out Verdict? verdict) ? verdict : null;
        }

        // The symbol that this compilation sees may be a copy, retargeted to its own framework: the sources have the original.
        return Original(member, _sources.Compilation) is { } own
            && _sources.Facts.FindAbroad(own, isEnumerated, cancellation) is { } path
            ? Verdict.Elsewhere(path.Certainty, path.Names.RemoveAt(0), [.. path.Locations.Select(Foreign)])
            : null;
    }

    /// <summary>The verdict about a member that an interface of the assembly has from another one, such as the <c>Dispose</c> of its objects.</summary>
    public Verdict? FindInherited(INamedTypeSymbol contract, IMethodSymbol method, CancellationToken cancellation)
    {
        if (contract.OriginalDefinition.GetDocumentationCommentId() is not { } id)
        {
            return null;
        }

        if (_sources is null)
        {
            return _stated.TryGetValue(FactIds.OfInherited(id, method), out Verdict? verdict) ? verdict : null;
        }

        return Original(contract, _sources.Compilation) is INamedTypeSymbol own
            && own.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax
            && InheritedBy(own).FirstOrDefault(m => m.Name == method.Name) is { } inherited
            && _sources.Facts.FindAbroad(Step.Call(syntax, inherited, own), cancellation) is { } path
            ? Verdict.Elsewhere(path.Certainty, path.Names.RemoveAt(0), [.. path.Locations.Select(Foreign)])
            : null;
    }

    /// <summary>Whether a method calls a delegate that it is given.</summary>
    public bool Calls(IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (!IsKnown || FactIds.OfCall(parameter) is not { } id)
        {
            return false;
        }

        return _sources is null
            ? _stated.ContainsKey(id)
            : Original(parameter.ContainingSymbol, _sources.Compilation) is IMethodSymbol own
                && _sources.Facts.Calls(own.Parameters[parameter.Ordinal], cancellation);
    }

    /// <summary>The members of the framework that an interface has for the end of its objects.</summary>
    public static IEnumerable<IMethodSymbol> InheritedBy(INamedTypeSymbol contract) => contract.AllInterfaces
        .Where(i => i is { Name: "IDisposable" or "IAsyncDisposable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        .SelectMany(i => i.GetMembers().OfType<IMethodSymbol>());

    /// <summary>
    /// What the sources have for a symbol. The compiler does not read back every id that it writes (pointers to functions, <c>dynamic</c>), but
    /// the ids of both sides are equal.
    /// </summary>
    private static ISymbol? Original(ISymbol symbol, Compilation sources)
    {
        string? id = symbol.OriginalDefinition.GetDocumentationCommentId();
        return id is null ? null
            : DocumentationCommentId.GetFirstSymbolForDeclarationId(id, sources)
                ?? (symbol.ContainingType is { } type && Original(type, sources) is INamedTypeSymbol own
                    ? own.GetMembers(symbol.Name).FirstOrDefault(m => m.GetDocumentationCommentId() == id)
                    : null);
    }

    /// <summary>A diagnostic may name places of other compilations only as places in files.</summary>
    private static Location Foreign(Location location) => location.SourceTree is { } tree
        ? Location.Create(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : location;
}
