using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

/// <summary>
/// The types that the rules ask about, resolved once a compilation; nothing is looked up by name while operations are
/// analysed. Any of them may be missing, in an older runtime, a smaller framework, or a program that does not use Curio.
/// </summary>
internal sealed class KnownSymbols
{
    private readonly ImmutableHashSet<ISymbol> _runElsewhere;
    private readonly ImmutableHashSet<ISymbol> _runInPlace;

    /// <summary>Resolves the symbols of a compilation.</summary>
    public KnownSymbols(Compilation compilation)
    {
        Coro = compilation.GetTypeByMetadataName("Curio.Coro");
        CoroOfT = compilation.GetTypeByMetadataName("Curio.Coro`1");
        Activation = compilation.GetTypeByMetadataName("Curio.Activation");
        AsyncThreadAttribute = compilation.GetTypeByMetadataName("Curio.AsyncThreadAttribute");
        Thread = compilation.GetTypeByMetadataName("System.Threading.Thread");
        Timeout = compilation.GetTypeByMetadataName("System.Threading.Timeout");
        TimeSpan = compilation.GetTypeByMetadataName("System.TimeSpan");
        _runElsewhere = MethodsThatRunElsewhere(compilation, Coro, Thread);
        _runInPlace = MethodsThatRunInPlace(compilation);
    }

    /// <summary><c>Curio.Coro</c>: the coroutine without a result, and the facade.</summary>
    public INamedTypeSymbol? Coro { get; }

    /// <summary><c>Curio.Coro&lt;T&gt;</c>, as the definition.</summary>
    public INamedTypeSymbol? CoroOfT { get; }

    /// <summary>The base class of kernel observers, whose overrides the kernel itself calls.</summary>
    public INamedTypeSymbol? Activation { get; }

    /// <summary>Marks a synchronous method whose body runs on a thread of its own.</summary>
    public INamedTypeSymbol? AsyncThreadAttribute { get; }

    /// <summary><c>System.Threading.Thread</c>.</summary>
    public INamedTypeSymbol? Thread { get; }

    /// <summary><c>System.Threading.Timeout</c>, the home of the constants for "never".</summary>
    public INamedTypeSymbol? Timeout { get; }

    /// <summary><c>System.TimeSpan</c>.</summary>
    public INamedTypeSymbol? TimeSpan { get; }

    /// <summary>Whether this is <c>Coro</c> or a <c>Coro&lt;T&gt;</c>.</summary>
    public bool IsCoro(ITypeSymbol? type) =>
        type is not null && Coro is not null && (Same(type, Coro) || Same(type.OriginalDefinition, CoroOfT));

    /// <summary>
    /// Whether this type belongs to the runtime, so that awaiting or iterating it asks something of a kernel: a coroutine,
    /// the awaitable of a trap, a queue, a task group.
    /// </summary>
    public bool IsOfRuntime(ITypeSymbol? type) =>
        IsCoro(type) || (Coro is not null && type is INamedTypeSymbol named && Same(named.ContainingNamespace, Coro.ContainingNamespace));

    /// <summary>Whether a delegate handed to this method or constructor runs away from the kernel's thread.</summary>
    public bool RunsElsewhere(IMethodSymbol method) => _runElsewhere.Contains(method.OriginalDefinition);

    /// <summary>Whether this method calls the delegate it is given before it returns, on the caller's thread.</summary>
    public bool RunsInPlace(IMethodSymbol method) => _runInPlace.Contains(method.OriginalDefinition);

    /// <summary>Whether a method's body runs on a thread of its own, because it says so.</summary>
    public bool IsAsyncThread(IMethodSymbol method) =>
        AsyncThreadAttribute is { } attribute && method.GetAttributes().Any(a => Same(a.AttributeClass, attribute));

    /// <summary>Compares two symbols without regard to nullability.</summary>
    public static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static ImmutableHashSet<ISymbol> MethodsThatRunElsewhere(
        Compilation compilation, INamedTypeSymbol? coro, INamedTypeSymbol? thread)
    {
        var found = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        Add(found, coro, "RunInThread", "BlockInThread", "RunInProcess", "RunOn");
        Add(found, compilation.GetTypeByMetadataName("Curio.AsyncThread"), "Spawn");
        Add(found, compilation.GetTypeByMetadataName("Curio.TaskGroup"), "SpawnThreadAsync");
        Add(found, compilation.GetTypeByMetadataName("Curio.TaskGroup`1"), "SpawnThreadAsync");
        Add(found, compilation.GetTypeByMetadataName("System.Threading.Tasks.Task"), "Run");
        Add(found, compilation.GetTypeByMetadataName("System.Threading.Tasks.TaskFactory"), "StartNew");
        Add(found, compilation.GetTypeByMetadataName("System.Threading.ThreadPool"), "QueueUserWorkItem", "UnsafeQueueUserWorkItem");
        Add(found, thread, WellKnownMemberNames.InstanceConstructorName);
        return found.ToImmutable();
    }

    private static ImmutableHashSet<ISymbol> MethodsThatRunInPlace(Compilation compilation)
    {
        var found = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        Add(found, compilation.GetTypeByMetadataName("System.Array"), "ForEach");
        Add(found, compilation.GetTypeByMetadataName("System.Collections.Generic.List`1"), "ForEach");
        return found.ToImmutable();
    }

    private static void Add(ImmutableHashSet<ISymbol>.Builder found, INamedTypeSymbol? type, params string[] names)
    {
        foreach (string name in names)
        {
            found.UnionWith(type?.GetMembers(name) ?? ImmutableArray<ISymbol>.Empty);
        }
    }
}
