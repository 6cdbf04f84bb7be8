using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Recognises the runtime's types by name: generators run in Curio.Core too, where they are source.</summary>
internal static class Coroutines
{
    /// <summary>Whether a method returns <c>Coro</c> or <c>Coro&lt;T&gt;</c>.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True when it does.</returns>
    public static bool IsCoroutine(IMethodSymbol method) =>
        method.RefKind == RefKind.None
        && method.ReturnType is INamedTypeSymbol { Name: KnownNames.Coro, Arity: 0 or 1, ContainingType: null } type
        && type.TypeKind != TypeKind.Error
        && type.ContainingNamespace is { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>What a coroutine method's coroutine yields.</summary>
    /// <param name="coroutine">A method that <see cref="IsCoroutine"/> accepts.</param>
    /// <returns>The type, or null for a coroutine without a result.</returns>
    public static ITypeSymbol? Result(IMethodSymbol coroutine) =>
        ((INamedTypeSymbol)coroutine.ReturnType).TypeArguments.FirstOrDefault();

    /// <summary>Whether a symbol carries <c>[AwaitShims]</c>.</summary>
    /// <param name="symbol">A type or a method.</param>
    /// <returns>True when it does.</returns>
    public static bool AsksForShims(ISymbol symbol) => Carries(symbol, "AwaitShimsAttribute");

    /// <summary>Whether a symbol carries an attribute of the runtime.</summary>
    /// <param name="symbol">A type or a method.</param>
    /// <param name="attribute">The name of the attribute's type.</param>
    /// <returns>True when it does.</returns>
    public static bool Carries(ISymbol symbol, string attribute)
    {
        foreach (AttributeData each in symbol.GetAttributes())
        {
            if (each.AttributeClass is { ContainingType: null } type
                && type.Name == attribute
                && type.ContainingNamespace is { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the method is the <c>ValueTask DisposeAsync()</c> that <c>IAsyncDisposable</c> wants.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True when it is.</returns>
    public static bool IsValueTaskDispose(IMethodSymbol method) =>
        HasShapeOfDispose(method)
        && method.ReturnType is INamedTypeSymbol { Name: "ValueTask", Arity: 0 } type
        && TypeText.InCode(type) == "global::System.Threading.Tasks.ValueTask";

    /// <summary>Whether <c>await using</c> accepts the method as the disposal of its type.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True for one that returns <c>ValueTask</c>, or a coroutine without a result.</returns>
    public static bool IsDispose(IMethodSymbol method) =>
        IsValueTaskDispose(method) || (HasShapeOfDispose(method) && IsCoroutine(method) && Result(method) is null);

    private static bool HasShapeOfDispose(IMethodSymbol method) =>
        method is { Name: "DisposeAsync", IsStatic: false, Arity: 0, Parameters.IsEmpty: true, MethodKind: MethodKind.Ordinary };
}
