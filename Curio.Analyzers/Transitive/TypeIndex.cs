using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Who overrides and who implements what, among the types of an assembly. Members are looked at when somebody asks for them:
/// most types are never asked.
/// </summary>
internal sealed class TypeIndex
{
    private readonly Dictionary<ISymbol, List<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<INamedTypeSymbol>> _implementers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _bridges = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, List<IMethodSymbol>> _overrides = new(SymbolEqualityComparer.Default);

    /// <summary>Reads the types of an assembly, in the order of their declarations.</summary>
    public TypeIndex(IAssemblySymbol assembly, CancellationToken cancellation)
    {
        Stack<INamespaceOrTypeSymbol> open = new();
        open.Push(assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol current = open.Pop();
            IEnumerable<INamespaceOrTypeSymbol> inner = current is INamespaceSymbol space ? space.GetMembers() : current.GetTypeMembers();
            foreach (INamespaceOrTypeSymbol child in inner.Reverse())
            {
                open.Push(child);
            }

            if (current is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            {
                Add(type);
            }
        }
    }

    /// <summary>The methods that override a method directly.</summary>
    public IReadOnlyList<IMethodSymbol> OverridesOf(IMethodSymbol method) => _overrides.GetOrAdd(method.OriginalDefinition, Find);

    /// <summary>The types that implement an interface, themselves or through a base.</summary>
    public IReadOnlyList<INamedTypeSymbol> ImplementersOf(INamedTypeSymbol type) =>
        _implementers.TryGetValue(type.OriginalDefinition, out List<INamedTypeSymbol>? found) ? found : [];

    private void Add(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol contract in type.AllInterfaces.Select(i => i.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            Add(_implementers, contract, type);
        }

        // Between a type and what it overrides there may be types of other assemblies; those of this one speak for themselves.
        INamedTypeSymbol derived = type;
        while (derived.BaseType?.OriginalDefinition is { } ancestor)
        {
            Add(_derived, ancestor, derived);
            if (KnownSymbols.Same(ancestor.ContainingAssembly, type.ContainingAssembly) || !_bridges.Add(ancestor))
            {
                break;
            }

            derived = ancestor;
        }
    }

    private List<IMethodSymbol> Find(ISymbol method)
    {
        List<IMethodSymbol> found = [];
        Stack<ISymbol> open = new([method.ContainingType.OriginalDefinition]);
        while (open.Count > 0)
        {
            foreach (INamedTypeSymbol type in _derived.TryGetValue(open.Pop(), out List<INamedTypeSymbol>? derived) ? derived : [])
            {
                found.AddRange(type.GetMembers(method.Name).OfType<IMethodSymbol>().Where(m => KnownSymbols.Same(m.OverriddenMethod?.OriginalDefinition, method)));
                open.Push(type);
            }
        }

        return found;
    }

    private static void Add(Dictionary<ISymbol, List<INamedTypeSymbol>> map, ISymbol key, INamedTypeSymbol value)
    {
        if (!map.TryGetValue(key, out List<INamedTypeSymbol>? values))
        {
            map.Add(key, values = []);
        }

        values.Add(value);
    }
}
