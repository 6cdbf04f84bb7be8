using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.Lowering;

/// <summary>Finds the coroutine <c>XAsync</c> of which a method <c>X</c> is the blocking form.</summary>
internal static class Twins
{
    /// <summary>The coroutine beside a method.</summary>
    /// <param name="method">A method that is called.</param>
    /// <param name="arguments">How many arguments it is given.</param>
    /// <returns>The coroutine method with the same parameters and result, or null.</returns>
    public static IMethodSymbol? Of(IMethodSymbol method, int arguments)
    {
        // Not above the type: a method that hides or overrides another one has a body of its own, of which a coroutine up there knows nothing.
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.ContainingType.GetMembers(definition.Name + KnownNames.AsyncSuffix)
            .OfType<IMethodSymbol>()
            .FirstOrDefault(coroutine => IsTwin(definition, coroutine, arguments));
    }

    /// <summary>Whether <c>foreach</c> and <c>using</c> over a type block, because the type has twins of its coroutines.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True when it has, or what it inherits.</returns>
    public static bool Has(ITypeSymbol type)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (Coroutines.AsksForShims(each.OriginalDefinition))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(static each => Coroutines.AsksForShims(each.OriginalDefinition));
    }

    /// <summary>Whether <c>foreach</c> over a type becomes <c>await foreach</c>.</summary>
    /// <param name="type">The type of the collection.</param>
    /// <returns>True when it does.</returns>
    public static bool IteratesByCoroutine(ITypeSymbol type) =>
        Has(type) && (type.AllInterfaces.Any(IsAsyncEnumerable) || IsAsyncEnumerable(type) || Methods(type, "GetAsyncEnumerator").Any());

    /// <summary>Whether <c>using</c> of a type becomes <c>await using</c>.</summary>
    /// <param name="type">The type of what is disposed of.</param>
    /// <returns>True when its disposal is a coroutine, or has a blocking twin.</returns>
    public static bool DisposesByCoroutine(ITypeSymbol type) =>
        Methods(type, "DisposeAsync").Any(method =>
            Coroutines.IsDispose(method) && (Coroutines.IsCoroutine(method) || Coroutines.AsksForShims(method) || Has(type)));

    private static IEnumerable<IMethodSymbol> Methods(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            foreach (ISymbol member in each.GetMembers(name))
            {
                if (member is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false } method)
                {
                    yield return method;
                }
            }
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (IMethodSymbol method in type.AllInterfaces.SelectMany(each => each.GetMembers(name)).OfType<IMethodSymbol>())
            {
                yield return method;
            }
        }
    }

    private static bool IsAsyncEnumerable(ITypeSymbol type) =>
        TypeText.InCode(type.OriginalDefinition) == "global::System.Collections.Generic.IAsyncEnumerable<T>";

    // The blocking form may take a token besides; where one is given, the call stays what it is.
    private static bool IsTwin(IMethodSymbol method, IMethodSymbol coroutine, int arguments)
    {
        if (!Coroutines.IsCoroutine(coroutine)
            || coroutine.IsStatic != method.IsStatic
            || coroutine.Arity != method.Arity
            || !(Coroutines.Result(coroutine) is { } result ? !method.ReturnsVoid && Signatures.Same(result, method.ReturnType) : method.ReturnsVoid))
        {
            return false;
        }

        bool takesToken = method.Parameters.Length == coroutine.Parameters.Length + 1
            && arguments - (method.IsExtensionMethod ? 1 : 0) <= coroutine.Parameters.Length
            && method.Parameters[method.Parameters.Length - 1] is { IsOptional: true, Type.Name: "CancellationToken" };
        if (!takesToken && method.Parameters.Length != coroutine.Parameters.Length)
        {
            return false;
        }

        for (int i = 0; i < coroutine.Parameters.Length; i++)
        {
            if (coroutine.Parameters[i].RefKind != method.Parameters[i].RefKind || !Signatures.Same(coroutine.Parameters[i].Type, method.Parameters[i].Type))
            {
                return false;
            }
        }

        return true;
    }
}
