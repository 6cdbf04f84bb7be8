using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>
/// The attributes that a twin takes over: those that tell a caller, or the compiler at the call, something that holds
/// for the twin as well. The rest stays where it is; a test or a route that appeared twice would be a surprise.
/// </summary>
internal static class CarriedAttributes
{
    private static readonly HashSet<string> s_ofMethods =
    [
        "global::System.CLSCompliantAttribute",
        "global::System.ObsoleteAttribute",
        "global::System.ComponentModel.EditorBrowsableAttribute",
        "global::System.Diagnostics.CodeAnalysis.ExperimentalAttribute",
        "global::System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
        "global::System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "global::System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute",
        "global::System.Runtime.Versioning.ObsoletedOSPlatformAttribute",
        "global::System.Runtime.Versioning.RequiresPreviewFeaturesAttribute",
        "global::System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "global::System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
    ];

    // Defaults that are written as attributes are kept as attributes: some of them no other syntax can express.
    private static readonly HashSet<string> s_defaults =
    [
        "global::System.Runtime.CompilerServices.DateTimeConstantAttribute",
        "global::System.Runtime.InteropServices.DefaultParameterValueAttribute",
        "global::System.Runtime.InteropServices.OptionalAttribute",
    ];

    private static readonly HashSet<string> s_ofParameters =
    [
        .. s_defaults,
        "global::System.Diagnostics.CodeAnalysis.AllowNullAttribute",
        "global::System.Diagnostics.CodeAnalysis.ConstantExpectedAttribute",
        "global::System.Diagnostics.CodeAnalysis.DisallowNullAttribute",
        "global::System.Diagnostics.CodeAnalysis.DoesNotReturnIfAttribute",
        "global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute",
        "global::System.Diagnostics.CodeAnalysis.NotNullAttribute",
        "global::System.Diagnostics.CodeAnalysis.StringSyntaxAttribute",
        "global::System.Runtime.CompilerServices.CallerArgumentExpressionAttribute",
        "global::System.Runtime.CompilerServices.CallerFilePathAttribute",
        "global::System.Runtime.CompilerServices.CallerLineNumberAttribute",
        "global::System.Runtime.CompilerServices.CallerMemberNameAttribute",
        "global::System.Runtime.CompilerServices.InterpolatedStringHandlerArgumentAttribute",
    ];

    private static readonly HashSet<string> s_lastNames =
        [.. s_ofMethods.Concat(s_ofParameters).Select(static name => name.Substring(name.LastIndexOf('.') + 1))];

    /// <summary>The attributes of a method, a parameter or a type parameter that its twin has too.</summary>
    /// <param name="symbol">The method, parameter or type parameter.</param>
    /// <returns>Their source text without brackets.</returns>
    public static IEnumerable<string> Of(ISymbol symbol) =>
        Among(symbol, symbol is IMethodSymbol ? s_ofMethods : s_ofParameters).Distinct();

    /// <summary>Whether a parameter's default stands in attributes instead of behind an equals sign.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>True when it does.</returns>
    public static bool SayDefault(IParameterSymbol parameter) => Among(parameter, s_defaults).Any();

    private static IEnumerable<string> Among(ISymbol symbol, HashSet<string> names)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            // To spell a whole name takes longer than everything else here.
            if (attribute.AttributeClass is { } type && s_lastNames.Contains(type.Name) && names.Contains(TypeText.InCode(type)) && AttributeText.Of(attribute) is { } text)
            {
                yield return text;
            }
        }
    }
}
