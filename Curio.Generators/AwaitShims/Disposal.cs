using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.AwaitShims;

/// <summary>What is special about the twin of <c>DisposeAsync</c>: <c>using</c> wants an interface beside it.</summary>
internal static class Disposal
{
    /// <summary>Whether the type must take <c>IDisposable</c> on, for <c>using</c> to find the twin.</summary>
    /// <param name="method">A coroutine method of the type.</param>
    /// <param name="hides">Whether its twin hides an inherited one, which the interface would go on to call.</param>
    /// <returns>True when the method is the type's disposal and the interface does not lead to its twin.</returns>
    public static bool NeedsInterface(IMethodSymbol method, bool hides) =>
        Coroutines.IsDispose(method)
        && method.DeclaredAccessibility == Accessibility.Public
        && !method.ContainingType.IsRefLikeType
        && (hides || Interface(method.ContainingType) is null);

    /// <summary>Whether the type can be disposed of already, in a way of its own.</summary>
    /// <param name="method">The type's disposal.</param>
    /// <returns>True when the twin would stand beside another implementation.</returns>
    public static bool IsImplemented(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (Interface(type) is not { } disposable)
        {
            return false;
        }

        // An interface that inherits IDisposable leaves it to its implementers.
        return type.TypeKind == TypeKind.Interface
            || disposable.GetMembers().Any(member => type.FindImplementationForInterfaceMember(member) is { } found && !GeneratedCode.IsOurs(found));
    }

    private static INamedTypeSymbol? Interface(INamedTypeSymbol type) =>
        type.AllInterfaces.FirstOrDefault(static each => each.SpecialType == SpecialType.System_IDisposable);
}
