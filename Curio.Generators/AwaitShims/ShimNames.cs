using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.AwaitShims;

/// <summary>How twins are called.</summary>
internal static class ShimNames
{
    /// <summary>Whether dropping the suffix leaves a name.</summary>
    /// <param name="method">The coroutine method.</param>
    /// <returns>True when it does.</returns>
    public static bool Has(IMethodSymbol method) =>
        method.Name.EndsWith(KnownNames.AsyncSuffix, StringComparison.Ordinal)
        && (method.MethodKind == MethodKind.ExplicitInterfaceImplementation
            || (method.MethodKind == MethodKind.Ordinary && Identifiers.IsWritable(Of(method.Name))));

    /// <summary>The twin's name.</summary>
    /// <param name="name">The name of the coroutine method, which ends in <c>Async</c>.</param>
    /// <returns>The name without the suffix.</returns>
    public static string Of(string name) => name.Substring(0, name.Length - KnownNames.AsyncSuffix.Length);
}
