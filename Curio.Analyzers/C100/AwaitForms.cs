using System.Collections.Concurrent;
using Curio.Analyzers.Blocking;
using Curio.Analyzers.Blocking.Traps;
using Curio.Analyzers.C300;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>
/// The forms of a coroutine that are meant for async threads: <c>AWAIT</c>, and the twins that the generator writes, by which
/// <c>using</c> and <c>foreach</c> block as well.
/// </summary>
internal sealed class AwaitForms
{
    private static readonly BlockingEntry s_none = new(BlockingKind.Await, "twin", Confidence.High);

    private readonly KnownSymbols _symbols;
    private readonly INamedTypeSymbol? _asyncThread;
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _twins = new(SymbolEqualityComparer.Default);

    /// <summary>Resolves what is needed of a compilation.</summary>
    public AwaitForms(KnownSymbols symbols)
    {
        _symbols = symbols;
        _asyncThread = symbols.Compilation.GetTypeByMetadataName("Curio.AsyncThread");
    }

    /// <summary>The form at an operation, or null.</summary>
    public (string Name, string Remedy, Location Location)? At(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "AWAIT" } method } call when KnownSymbols.Same(method.ContainingType, _asyncThread) =>
            ("AWAIT", "'await'", call.Syntax.GetLocation()),
        IInvocationOperation { TargetMethod: var method } call when IsTwin(method) =>
            ($"{method.ContainingType.Name}.{method.Name}", $"'await {method.Name}Async({(method.Parameters.Length == 0 ? "" : "…")})'", call.Syntax.GetLocation()),
        IUsingOperation { IsAsynchronous: false } use when Values.Resources(use.Resources).Any(IsDisposedByTwin) =>
            ("using", "'await using'", new BlockingCall(use, null, "", s_none).Location),
        IUsingDeclarationOperation { IsAsynchronous: false } use when Values.Resources(use.DeclarationGroup).Any(IsDisposedByTwin) =>
            ("using", "'await using'", new BlockingCall(use, null, "", s_none).Location),
        IForEachLoopOperation { IsAsynchronous: false } loop when HasTwin(Values.Unwrap(loop.Collection).Type, "GetEnumerator") =>
            ("foreach", "'await foreach'", loop.Collection.Syntax.GetLocation()),
        _ => null,
    };

    /// <summary>A file that is opened for the block is the matter of CURIO305.</summary>
    private bool IsDisposedByTwin(IOperation resource) =>
        HasTwin(Values.Unwrap(resource).Type, "Dispose") && !FileOpenings.Gives(resource, _symbols);

    private bool HasTwin(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.IsEmpty) is { } method)
            {
                return IsTwin(method);
            }
        }

        return false;
    }

    private bool IsTwin(IMethodSymbol method) => _twins.GetOrAdd(method.OriginalDefinition, IsGeneratedTwin);

    private bool IsGeneratedTwin(IMethodSymbol method) =>
        method.GetAttributes().Any(a => a.AttributeClass is { Name: "GeneratedCodeAttribute" } && a.ConstructorArguments.FirstOrDefault().Value is "Curio.Generators")
        && (method.Name == "GetEnumerator" || method.Name == "Dispose" || HasCoroutine(method));

    private bool HasCoroutine(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name + "Async").OfType<IMethodSymbol>().Any(m => _symbols.IsOfRuntime(m.ReturnType)))
            {
                return true;
            }
        }

        return false;
    }
}
