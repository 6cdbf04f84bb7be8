using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.ProcessWorkers;

/// <summary>Knows types that certainly do not travel as JSON. What else there is the runtime finds out at the first call.</summary>
internal static class JsonTypes
{
    private static readonly HashSet<string> s_bases =
    [
        "global::System.Type", "global::System.Reflection.MemberInfo", "global::System.Reflection.Assembly", "global::System.IO.Stream",
        "global::System.Threading.Tasks.Task", "global::System.Threading.WaitHandle", "global::System.Runtime.InteropServices.SafeHandle",
    ];

    /// <summary>What is wrong with a type that holds a pointer.</summary>
    /// <param name="type">The type of a parameter or a result.</param>
    /// <returns>The reason with its remedy, or null.</returns>
    public static string? PointerFault(ITypeSymbol type) =>
        TypeFaults.Of(type) == TypeFault.Pointer ? "holds a pointer, into memory of this process; hand over what it points to" : null;

    /// <summary>What is wrong with a type otherwise.</summary>
    /// <param name="type">The type of a parameter or a result.</param>
    /// <returns>The reason with its remedy, or null.</returns>
    public static string? Fault(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object ? "is an 'object', which does not say what the other process is to make of the JSON; give it a type"
        : type.TypeKind == TypeKind.Dynamic ? "is 'dynamic'; give it a type that JSON can carry"
        : Within(type);

    private static string? Within(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Delegate } => "is a delegate, which JSON cannot carry; hand over what it would compute with",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "is an address or a handle, which means nothing in another process; take a 'long' for a number",
        IArrayTypeSymbol { Rank: > 1 } => "is an array of several dimensions, which JSON cannot carry; take an array of arrays",
        IArrayTypeSymbol array => Within(array.ElementType),
        INamedTypeSymbol named when TypeText.InCode(named) == "global::System.Threading.CancellationToken" =>
            "is a token, of which the other process would hear nothing; cancel the call instead, which ends the process",
        INamedTypeSymbol named when IsBound(named) => $"is a '{named.Name}', which belongs to this process; hand over what describes it, such as a name or bytes",
        INamedTypeSymbol named => named.TypeArguments.Select(Within).FirstOrDefault(static reason => reason is not null),
        _ => null,
    };

    private static bool IsBound(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (s_bases.Contains(TypeText.InCode(each.WithNullableAnnotation(NullableAnnotation.None))))
            {
                return true;
            }
        }

        return false;
    }
}
