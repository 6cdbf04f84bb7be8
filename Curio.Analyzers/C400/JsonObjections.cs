using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.C400;

/// <summary>What is known against carrying a type as JSON to another process. Nothing is said of types of the user's own.</summary>
internal sealed class JsonObjections
{
    private static readonly string[] s_handles =
    [
        "System.IO.Stream", "System.IO.TextReader", "System.IO.TextWriter", "System.Threading.Thread", "System.Threading.WaitHandle",
        "System.Threading.CancellationToken", "System.Threading.CancellationTokenSource", "System.Threading.Timer",
        "System.Reflection.MemberInfo", "System.Reflection.Assembly", "System.Runtime.InteropServices.SafeHandle",
        "System.Net.Sockets.Socket", "System.Net.Http.HttpClient", "System.Diagnostics.Process",
    ];

    private readonly CurioContext _curio;
    private readonly INamedTypeSymbol[] _handles;
    private readonly INamedTypeSymbol[] _awaitables;

    /// <summary>Resolves the types of a compilation.</summary>
    public JsonObjections(CurioContext curio)
    {
        _curio = curio;
        _handles = Resolve(s_handles);
        _awaitables = Resolve("System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1");
    }

    /// <summary>Why a type does not travel; null when nothing is known against it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isResult">Whether it is what the function returns.</param>
    public string? To(ITypeSymbol type, bool isResult) => type switch
    {
        IArrayTypeSymbol array => To(array.ElementType, isResult: false),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => "refers to memory of this process",
        { SpecialType: SpecialType.System_Object } => "does not say what the other process is to make of the JSON",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "refers to memory of this process",
        { TypeKind: TypeKind.Delegate } => "is code of this process",
        { IsRefLikeType: true } => "refers to memory of this process",
        INamedTypeSymbol named => To(named, isResult),
        _ => null,
    };

    private string? To(INamedTypeSymbol type, bool isResult)
    {
        if (_curio.Symbols.IsCoro(type) || _awaitables.Any(a => IsA(type, a)))
        {
            return isResult ? "is work that nobody over there waits for" : "is work of this process";
        }

        if (_handles.Any(h => IsA(type, h)) || IsKernelObject(type))
        {
            return "is bound to this process";
        }

        // Those of collections, of tuples, of Nullable.
        return type.ContainingNamespace is { Name: "System" or "Generic" }
            ? type.TypeArguments.Select(a => To(a, isResult: false)).FirstOrDefault(r => r is not null)
            : null;
    }

    private bool IsKernelObject(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && _curio.Symbols.IsOfRuntime(type) && !type.Name.EndsWith("Exception", StringComparison.Ordinal);

    private static bool IsA(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (KnownSymbols.Same(current.OriginalDefinition, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    private INamedTypeSymbol[] Resolve(params string[] names) =>
        [.. names.Select(_curio.Compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()];
}
