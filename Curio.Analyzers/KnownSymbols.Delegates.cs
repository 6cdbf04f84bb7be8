using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

/// <summary>
/// Where the delegates run that a method or constructor is given. Only what is certain is here: for all others nobody knows,
/// and what they are given is code of its own.
/// </summary>
internal sealed partial class KnownSymbols
{
    private readonly Lazy<ImmutableHashSet<ISymbol>> _runElsewhere;
    private readonly Lazy<ImmutableHashSet<ISymbol>> _runInPlace;
    private readonly INamedTypeSymbol? _enumerable;

    /// <summary>Whether a delegate handed to this method or constructor runs away from the kernel's thread.</summary>
    public bool RunsElsewhere(IMethodSymbol method) => _runElsewhere.Value.Contains((method.ReducedFrom ?? method).OriginalDefinition);

    /// <summary>
    /// Whether this method calls the delegate it is given before it returns, on the caller's thread. The operators of LINQ are
    /// a matter of their own: <see cref="IsQueryOperator"/>.
    /// </summary>
    public bool RunsInPlace(IMethodSymbol method) => _runInPlace.Value.Contains(method.OriginalDefinition);

    /// <summary>Whether this is an operator of LINQ to objects.</summary>
    public bool IsQueryOperator(IMethodSymbol method) => _enumerable is not null && Same(method.ContainingType, _enumerable);

    /// <summary>Whether an operator of LINQ does nothing before its result is enumerated.</summary>
    public bool IsLazy(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol
    {
        Name: "IEnumerable" or "IOrderedEnumerable", ContainingNamespace: { Name: "Generic" or "Linq" }
    };

    /// <summary>Whether this is a collection of the framework, which enumerates at once what it is given.</summary>
    public bool IsCollection(INamedTypeSymbol type) => type.ContainingNamespace is
    {
        Name: "Generic" or "Concurrent" or "Immutable" or "Frozen" or "ObjectModel",
        ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" },
    };

    private ImmutableHashSet<ISymbol> MethodsThatRunElsewhere()
    {
        var found = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        Add(found, Coro, "RunInThread", "BlockInThread", "RunInProcess", "RunOn");
        Add(found, "Curio.AsyncThread", "Spawn");
        Add(found, "Curio.TaskGroup", "SpawnThreadAsync");
        Add(found, "Curio.TaskGroup`1", "SpawnThreadAsync");
        Add(found, "System.Threading.Tasks.Task", "Run", "ContinueWith", WellKnownMemberNames.InstanceConstructorName);
        Add(found, "System.Threading.Tasks.Task`1", "ContinueWith", WellKnownMemberNames.InstanceConstructorName);
        foreach (string factory in new[] { "System.Threading.Tasks.TaskFactory", "System.Threading.Tasks.TaskFactory`1" })
        {
            Add(found, factory, "StartNew", "ContinueWhenAll", "ContinueWhenAny", "FromAsync");
        }

        Add(found, "System.Threading.Tasks.Parallel", "For", "ForEach", "Invoke", "ForAsync", "ForEachAsync");
        Add(found, "System.Threading.ThreadPool", "QueueUserWorkItem", "UnsafeQueueUserWorkItem", "RegisterWaitForSingleObject", "UnsafeRegisterWaitForSingleObject");
        Add(found, "System.Threading.Timer", WellKnownMemberNames.InstanceConstructorName);
        Add(found, "System.Threading.SynchronizationContext", "Post", "Send");
        Add(found, Thread, WellKnownMemberNames.InstanceConstructorName);
        if (Compilation.GetTypeByMetadataName("System.Linq.ParallelEnumerable") is { } parallel)
        {
            found.UnionWith(parallel.GetMembers().OfType<IMethodSymbol>());
        }

        return found.ToImmutable();
    }

    private ImmutableHashSet<ISymbol> MethodsThatRunInPlace()
    {
        var found = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        Add(
            found, "System.Array", "ForEach", "Find", "FindAll", "FindIndex", "FindLast", "FindLastIndex", "Exists", "TrueForAll", "ConvertAll", "Sort");
        Add(
            found,
            "System.Collections.Generic.List`1",
            "ForEach", "Find", "FindAll", "FindIndex", "FindLast", "FindLastIndex", "Exists", "TrueForAll", "ConvertAll", "RemoveAll", "Sort");
        Add(found, "System.Collections.Generic.HashSet`1", "RemoveWhere");
        Add(found, "System.Collections.Generic.SortedSet`1", "RemoveWhere");
        Add(found, "System.Collections.Concurrent.ConcurrentDictionary`2", "GetOrAdd", "AddOrUpdate");
        Add(found, "System.Collections.Immutable.ImmutableInterlocked", "GetOrAdd", "AddOrUpdate", "Update");
        Add(found, "System.Threading.LazyInitializer", "EnsureInitialized");
        Add(found, "System.MemoryExtensions", "Sort");
        Add(found, Compilation.GetSpecialType(SpecialType.System_String), "Create");
        return found.ToImmutable();
    }

    private void Add(ImmutableHashSet<ISymbol>.Builder found, string type, params string[] names) =>
        Add(found, Compilation.GetTypeByMetadataName(type), names);

    private static void Add(ImmutableHashSet<ISymbol>.Builder found, INamedTypeSymbol? type, params string[] names)
    {
        foreach (string name in names)
        {
            found.UnionWith(type?.GetMembers(name) ?? ImmutableArray<ISymbol>.Empty);
        }
    }
}
