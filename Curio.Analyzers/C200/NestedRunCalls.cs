using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>The calls that run a kernel on the thread that makes them, wherever they stand.</summary>
internal sealed class NestedRunCalls
{
    private readonly INamedTypeSymbol? _coro;
    private readonly INamedTypeSymbol? _kernel;

    /// <summary>Resolves what the answers need.</summary>
    public NestedRunCalls(Compilation compilation, KnownSymbols symbols)
    {
        _coro = symbols.Coro;
        _kernel = compilation.GetTypeByMetadataName("Curio.Kernel");
    }

    /// <summary>What they are called.</summary>
    public static string[] Names { get; } = ["Run", "RunOnce"];

    /// <summary>The kinds of operation that <see cref="At"/> can say something about.</summary>
    public static OperationKind[] Kinds { get; } = [OperationKind.Invocation];

    /// <summary>Whether a member runs a kernel.</summary>
    public bool Contain(ISymbol member) => member is IMethodSymbol method && NameOf(method) is not null;

    /// <summary>The call for a person to read, or null when it runs no kernel.</summary>
    public string? At(IOperation operation) => operation is IInvocationOperation call ? NameOf(call.TargetMethod) : null;

    /// <summary>The same of a method that is named, for somebody else to call.</summary>
    public string? Named(IOperation reference) => reference is IMethodReferenceOperation named ? NameOf(named.Method) : null;

    private string? NameOf(IMethodSymbol method) =>
        method is { Name: "Run" or "RunOnce", ContainingType: { } type }
        && (KnownSymbols.Same(type, _coro) || KnownSymbols.Same(type, _kernel))
            ? $"{type.Name}.{method.Name}"
            : null;
}
