using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>Who overrides and who implements what, among the types that a compilation declares.</summary>
internal sealed class TypeIndex
{
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> _overrides = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<INamedTypeSymbol>> _implementers = new(SymbolEqualityComparer.Default);

    /// <summary>Reads the types of a compilation, in the order of their declarations.</summary>
    public TypeIndex(Compilation compilation, CancellationToken cancellation)
    {
        Stack<INamespaceOrTypeSymbol> open = new();
        open.Push(compilation.Assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol current = open.Pop();
            foreach (INamespaceOrTypeSymbol child in current.GetMembers().OfType<INamespaceOrTypeSymbol>().Reverse())
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
    public IReadOnlyList<IMethodSymbol> OverridesOf(IMethodSymbol method) =>
        _overrides.TryGetValue(method.OriginalDefinition, out List<IMethodSymbol>? found) ? found : [];

    /// <summary>The types that implement an interface, themselves or through a base.</summary>
    public IReadOnlyList<INamedTypeSymbol> ImplementersOf(INamedTypeSymbol type) =>
        _implementers.TryGetValue(type.OriginalDefinition, out List<INamedTypeSymbol>? found) ? found : [];

    private void Add(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol contract in type.AllInterfaces.Select(i => i.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            Add(_implementers, contract, type);
        }

        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsOverride: true, OverriddenMethod: { } overridden } method)
            {
                Add(_overrides, overridden.OriginalDefinition, method);
            }
        }
    }

    private static void Add<T>(Dictionary<ISymbol, List<T>> map, ISymbol key, T value)
    {
        if (!map.TryGetValue(key, out List<T>? values))
        {
            map.Add(key, values = []);
        }

        values.Add(value);
    }
}
