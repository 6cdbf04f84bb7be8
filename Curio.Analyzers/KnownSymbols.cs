using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

/// <summary>
/// The types that the rules ask about, resolved once a compilation; nothing is looked up by name while operations are
/// analysed. Any of them may be missing, in an older runtime, a smaller framework, or a program that does not use Curio.
/// </summary>
internal sealed partial class KnownSymbols
{
    /// <summary>Resolves the symbols of a compilation.</summary>
    public KnownSymbols(Compilation compilation)
    {
        Compilation = compilation;
        Coro = compilation.GetTypeByMetadataName("Curio.Coro");
        CoroOfT = compilation.GetTypeByMetadataName("Curio.Coro`1");
        Activation = compilation.GetTypeByMetadataName("Curio.Activation");
        AsyncThreadAttribute = compilation.GetTypeByMetadataName("Curio.AsyncThreadAttribute");
        Thread = compilation.GetTypeByMetadataName("System.Threading.Thread");
        Timeout = compilation.GetTypeByMetadataName("System.Threading.Timeout");
        TimeSpan = compilation.GetTypeByMetadataName("System.TimeSpan");
        _runElsewhere = new(MethodsThatRunElsewhere);
        _runInPlace = new(MethodsThatRunInPlace);
        _enumerable = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
    }

    /// <summary>The compilation that they belong to.</summary>
    public Compilation Compilation { get; }

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

    /// <summary>Whether a method's body runs on a thread of its own, because it says so.</summary>
    public bool IsAsyncThread(IMethodSymbol method) =>
        AsyncThreadAttribute is { } attribute && method.GetAttributes().Any(a => Same(a.AttributeClass, attribute));

    /// <summary>Compares two symbols without regard to nullability.</summary>
    public static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
