using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Says which parameters cannot outlive the call that they were given to.</summary>
internal static class ParameterFaults
{
    /// <summary>What is wrong with a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The reason with its remedy, or null when nothing is.</returns>
    public static string? Of(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None ? $"is passed by '{Keyword(parameter.RefKind)}'; take it by value"
        : parameter.Type.IsRefLikeType ? "is a ref struct; take a 'Memory<T>', an array or a string"
        : parameter.Type is ITypeParameterSymbol { AllowsRefLikeType: true } ? "may be a ref struct; remove 'allows ref struct'"
        : TypeFaults.Of(parameter.Type) == TypeFault.Pointer ? "holds a pointer; take a 'Memory<T>' or an 'nint'"
        : null;

    private static string Keyword(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        RefKind.In => "in",
        _ => "ref readonly",
    };
}
