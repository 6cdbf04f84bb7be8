using System.Collections.Immutable;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C400;

/// <summary>Which values stand for work that is still to be done.</summary>
internal sealed class LazyValues
{
    /// <summary>What <c>Enumerable</c> gives without doing anything that could be late.</summary>
    private static readonly ImmutableHashSet<string> s_ready = ["Empty", "Range", "Repeat", "AsEnumerable"];

    private readonly KnownSymbols _symbols;
    private readonly INamedTypeSymbol? _enumerable;
    private readonly INamedTypeSymbol? _file;
    private readonly INamedTypeSymbol? _directory;
    private readonly INamedTypeSymbol? _directoryInfo;

    /// <summary>Resolves the types of a compilation.</summary>
    public LazyValues(CurioContext curio)
    {
        _symbols = curio.Symbols;
        _enumerable = curio.Compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        _file = curio.Compilation.GetTypeByMetadataName("System.IO.File");
        _directory = curio.Compilation.GetTypeByMetadataName("System.IO.Directory");
        _directoryInfo = curio.Compilation.GetTypeByMetadataName("System.IO.DirectoryInfo");
    }

    /// <summary>The lazy values that a function returns: where, what, and whether they are awaited rather than enumerated.</summary>
    public IEnumerable<(IOperation Place, string Name, bool IsAwaitable)> MadeBy(IOperation function)
    {
        if (function is IMethodReferenceOperation reference)
        {
            return IsLazy(reference.Method)
                ? new[] { ((IOperation)reference, reference.Method.Name, _symbols.IsCoro(reference.Method.ReturnType)) }
                : [];
        }

        return function is not IAnonymousFunctionOperation lambda ? []
            : lambda.Symbol is { IsAsync: true, ReturnsVoid: false } ? [(lambda, "async lambda", true)]
            : Functions.OwnOperations(lambda.Body).OfType<IReturnOperation>()
                .Select(r => r.ReturnedValue).OfType<IOperation>().Select(Operations.WithoutConversions)
                .OfType<IInvocationOperation>().Where(c => IsLazy(c.TargetMethod))
                .Select(c => ((IOperation)c, RuntimeMembers.NameOf(c.TargetMethod), _symbols.IsCoro(c.TargetMethod.ReturnType)));
    }

    private bool IsLazy(IMethodSymbol method) => method.Name switch
    {
        "ReadLines" => KnownSymbols.Same(method.ContainingType, _file),
        "EnumerateFiles" or "EnumerateDirectories" or "EnumerateFileSystemEntries" or "EnumerateFileSystemInfos" =>
            KnownSymbols.Same(method.ContainingType, _directory) || KnownSymbols.Same(method.ContainingType, _directoryInfo),
        _ => _symbols.IsCoro(method.ReturnType) || IsQuery(method) || IsIterator(method),
    };

    private bool IsQuery(IMethodSymbol method) =>
        KnownSymbols.Same((method.ReducedFrom ?? method).ContainingType, _enumerable)
        && method.ReturnType is INamedTypeSymbol { TypeKind: TypeKind.Interface }
        && (method.ReturnType.Name is "IEnumerable" or "IOrderedEnumerable")
        && !s_ready.Contains(method.Name);

    /// <summary>Whether a method of the source is an iterator, and is the one that runs.</summary>
    private static bool IsIterator(IMethodSymbol method) =>
        method.ReturnType.Name is "IEnumerable" or "IEnumerator"
        && method is { IsVirtual: false, IsAbstract: false, IsOverride: false }
        && method.OriginalDefinition.DeclaringSyntaxReferences is { Length: 1 } declarations
        && declarations[0].GetSyntax().DescendantTokens().Any(t => t.IsKind(SyntaxKind.YieldKeyword));
}
