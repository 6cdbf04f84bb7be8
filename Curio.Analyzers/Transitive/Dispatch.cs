using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>Which methods a virtual call can run: every override and implementation that the compilation declares.</summary>
internal sealed class Dispatch
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<IAssemblySymbol, TypeIndex> _elsewhere = new(SymbolEqualityComparer.Default);
    private TypeIndex? _index;

    /// <summary>Creates the answers for a compilation; its types are read with the first question.</summary>
    public Dispatch(Compilation compilation) => _compilation = compilation;

    /// <summary>The targets of a call, as definitions, without those that have no body.</summary>
    /// <param name="method">The method that is named.</param>
    /// <param name="receiver">The type of what it is called on; null when it is not chosen by that.</param>
    /// <param name="isExact">Whether that is the very type of the object.</param>
    /// <param name="cancellation">Ends the search.</param>
    public IEnumerable<IMethodSymbol> Targets(
        IMethodSymbol method, ITypeSymbol? receiver, bool isExact, CancellationToken cancellation)
    {
        if (receiver is null || !IsVirtual(method))
        {
            return [method.OriginalDefinition];
        }

        TypeIndex index = Volatile.Read(ref _index) ?? ReadTypes(cancellation);
        return Candidates(method, TypeOf(method, receiver), !IsChosen(method, receiver, isExact), index)
            .Where(m => !m.IsAbstract || IsElsewhere(m)).Select(m => m.OriginalDefinition)
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
    }

    /// <summary>What other assemblies have for a virtual call on a type of theirs.</summary>
    /// <param name="method">The method that is named.</param>
    /// <param name="receiver">The type of what it is called on.</param>
    /// <param name="told">The assemblies that say themselves what they have.</param>
    /// <param name="cancellation">Ends the search.</param>
    public IEnumerable<IMethodSymbol> TargetsElsewhere(IMethodSymbol method, ITypeSymbol receiver, IReadOnlyCollection<ISymbol> told, CancellationToken cancellation)
    {
        ITypeSymbol type = TypeOf(method, receiver);
        return type.ContainingAssembly is not { } home || KnownSymbols.Same(home, _compilation.Assembly) || IsOfFramework(type)
            ? []
            : _compilation.SourceModule.ReferencedAssemblySymbols
                .Where(assembly => !told.Contains(assembly, SymbolEqualityComparer.Default) && (KnownSymbols.Same(assembly, home) || References(assembly, home)))
                .Select(assembly => _elsewhere.GetOrAdd(assembly, a => new TypeIndex(a, cancellation)))
                .SelectMany(index => Candidates(method, type, isKnown: false, index))
                .Where(m => !m.IsAbstract && !Same(m, method));
    }

    /// <summary>Whether the object decides what a call runs, and more than one type may be its own.</summary>
    public static bool IsChosen(IMethodSymbol method, ITypeSymbol? receiver, bool isExact) =>
        receiver is not null && IsVirtual(method) && !isExact && TypeOf(method, receiver) is { IsSealed: false, IsValueType: false };

    /// <summary>Whether the name of a type says that it belongs to .NET: too much implements and overrides what does.</summary>
    public static bool IsOfFramework(ITypeSymbol type)
    {
        INamespaceSymbol? name = type.ContainingNamespace;
        while (name?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            name = outer;
        }

        return name?.Name is "System" or "Microsoft";
    }

    /// <summary>What a member implements or overrides that another assembly declares, and not .NET.</summary>
    public static IEnumerable<IMethodSymbol> ContractsElsewhere(ISymbol member)
    {
        if (member is not IMethodSymbol { IsStatic: false, MethodKind: not MethodKind.Constructor } method)
        {
            yield break;
        }

        for (IMethodSymbol? overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (IsContract(overridden.ContainingType))
            {
                yield return overridden.OriginalDefinition;
            }
        }

        foreach (IMethodSymbol implemented in method.ContainingType.AllInterfaces.Where(IsContract).SelectMany(contract => contract.GetMembers()).OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(implemented), method))
            {
                yield return implemented.OriginalDefinition;
            }
        }

        bool IsContract(INamedTypeSymbol type) => !KnownSymbols.Same(type.ContainingAssembly, member.ContainingAssembly) && !IsOfFramework(type);
    }

    private static bool IsVirtual(IMethodSymbol method) => method.IsVirtual || method.IsAbstract || method.IsOverride;

    private static ITypeSymbol TypeOf(IMethodSymbol method, ITypeSymbol receiver) => receiver is ITypeParameterSymbol ? method.ContainingType : receiver;

    /// <summary>Whether an assembly uses another one.</summary>
    public static bool References(IAssemblySymbol assembly, IAssemblySymbol other) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(identity => identity.Name == other.Name));

    private static IEnumerable<IMethodSymbol> Candidates(IMethodSymbol method, ITypeSymbol type, bool isKnown, TypeIndex index) =>
        method.ContainingType.TypeKind == TypeKind.Interface ? Implementations(method, type, isKnown, index) : Overrides(method, type, isKnown, index);

    private TypeIndex ReadTypes(CancellationToken cancellation)
    {
        // Two threads may read them at once: they read the same.
        TypeIndex index = new(_compilation.Assembly, cancellation);
        Volatile.Write(ref _index, index);
        return index;
    }

    /// <summary>What another assembly's method may do, that assembly says itself.</summary>
    private bool IsElsewhere(IMethodSymbol method) => !KnownSymbols.Same(method.ContainingAssembly, _compilation.Assembly);

    private static IEnumerable<IMethodSymbol> Overrides(IMethodSymbol method, ITypeSymbol receiver, bool isKnown, TypeIndex index)
    {
        IMethodSymbol nearest = NearestOverride(method, receiver);
        yield return nearest;
        if (isKnown)
        {
            yield break;
        }

        Stack<IMethodSymbol> open = new(index.OverridesOf(nearest).Reverse());
        while (open.Count > 0)
        {
            IMethodSymbol current = open.Pop();
            if (DerivesFrom(current.ContainingType, receiver))
            {
                yield return current;
            }

            foreach (IMethodSymbol next in index.OverridesOf(current).Reverse())
            {
                open.Push(next);
            }
        }
    }

    /// <summary>The override that an object of exactly a type has.</summary>
    public static IMethodSymbol NearestOverride(IMethodSymbol method, ITypeSymbol receiver)
    {
        for (ITypeSymbol? type = receiver; type is not null && !Same(type, method.ContainingType); type = type.BaseType)
        {
            foreach (IMethodSymbol candidate in type.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (Overrides(candidate, method))
                {
                    return candidate;
                }
            }
        }

        return method;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (IMethodSymbol? current = candidate; current is not null; current = current.OverriddenMethod)
        {
            if (Same(current, method))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IMethodSymbol> Implementations(
        IMethodSymbol method, ITypeSymbol receiver, bool isKnown, TypeIndex index)
    {
        if (receiver.TypeKind != TypeKind.Interface && isKnown)
        {
            return ImplementationIn(receiver, method) is { } only ? [only] : [];
        }

        IEnumerable<IMethodSymbol?> found = index.ImplementersOf(method.ContainingType)
            .Where(t => !t.IsAbstract && (Same(t, receiver) || DerivesFrom(t, receiver)))
            .Select(t => ImplementationIn(t, method));
        return found.Append(method).OfType<IMethodSymbol>();
    }

    private static IMethodSymbol? ImplementationIn(ITypeSymbol type, IMethodSymbol method) => type.AllInterfaces
        .Where(i => Same(i, method.ContainingType))
        .SelectMany(i => i.GetMembers(method.Name))
        .Where(m => Same(m, method))
        .Select(type.FindImplementationForInterfaceMember)
        .OfType<IMethodSymbol>().FirstOrDefault();

    /// <summary>Whether an object of a type, or of some construction of it, can be of another type, too.</summary>
    private static bool DerivesFrom(ITypeSymbol type, ITypeSymbol from)
    {
        if (from.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.Any(i => IsA(i, from));
        }

        ITypeSymbol? current = type;
        while (current is not null && !IsA(current, from))
        {
            current = current.BaseType;
        }

        return current is not null;
    }

    private static bool IsA(ITypeSymbol type, ITypeSymbol from) => Same(type, from)
        && (type is not INamedTypeSymbol named || from is not INamedTypeSymbol other || Unification.MayHaveSameArguments(named, other));

    private static bool Same(ISymbol left, ISymbol right) => KnownSymbols.Same(left.OriginalDefinition, right.OriginalDefinition);
}
