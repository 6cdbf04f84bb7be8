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

    /// <summary>The verdict about a method; null when it is not known to block.</summary>
    public Verdict? Find(IMethodSymbol method, CancellationToken cancellation)
    {
        if (_sources is null)
        {
            return !_stated.IsEmpty && method.GetDocumentationCommentId() is { } id && _stated.TryGetValue(id, out Verdict? verdict) ? verdict : null;
        }

        // The symbol that this compilation sees may be a copy, retargeted to its own framework: the sources have the original.
        SyntaxReference? reference = method.DeclaringSyntaxReferences.FirstOrDefault() ?? method.ContainingType.DeclaringSyntaxReferences.FirstOrDefault();
        if (reference is null || !_sources.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        SyntaxNode syntax = reference.GetSyntax(cancellation);
        return DocumentationCommentId.GetFirstSymbolForDeclarationId(method.GetDocumentationCommentId() ?? "", _sources.Compilation) is IMethodSymbol own
            && _sources.Facts.FindAbroad(own, syntax, cancellation) is { } path
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
            return _stated.TryGetValue(IdOfInherited(id, method), out Verdict? verdict) ? verdict : null;
        }

        return DocumentationCommentId.GetFirstSymbolForDeclarationId(id, _sources.Compilation) is INamedTypeSymbol own
            && own.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax
            && InheritedBy(own).FirstOrDefault(m => m.Name == method.Name) is { } inherited
            && _sources.Facts.FindAbroad(Step.Call(syntax, inherited, own), cancellation) is { } path
            ? Verdict.Elsewhere(path.Certainty, path.Names.RemoveAt(0), [.. path.Locations.Select(Foreign)])
            : null;
    }

    /// <summary>The members of the framework that an interface has for the end of its objects.</summary>
    public static IEnumerable<IMethodSymbol> InheritedBy(INamedTypeSymbol contract) => contract.AllInterfaces
        .Where(i => i is { Name: "IDisposable" or "IAsyncDisposable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        .SelectMany(i => i.GetMembers().OfType<IMethodSymbol>());

    /// <summary>Under what such a member is written down: as if the interface declared it itself.</summary>
    public static string IdOfInherited(string contract, IMethodSymbol method) => $"M:{contract.Substring("T:".Length)}.{method.Name}";

    /// <summary>A diagnostic may name places of other compilations only as places in files.</summary>
    private static Location Foreign(Location location) => location.SourceTree is { } tree
        ? Location.Create(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : location;
}
