using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.AwaitShims;

/// <summary>Reads how a type is iterated.</summary>
internal static class EnumerationParser
{
    private const string Twin = "GetEnumerator";

    /// <summary>The twin of a type's <c>GetAsyncEnumerator</c>.</summary>
    /// <param name="type">The annotated type.</param>
    /// <returns>The twin, or null when there is nothing to iterate, or <c>foreach</c> works already.</returns>
    public static EnumerationModel? Parse(INamedTypeSymbol type)
    {
        IMethodSymbol? method = AsyncIteration.MethodOf(type);
        if (method is null || type.IsRefLikeType || type.IsStatic || Iteration(method) is not { } parts || HasEnumerator(type))
        {
            return null;
        }

        bool hides = AsyncIteration.Inherited(type).Any(static each => Coroutines.AsksForShims(each.ContainingType));
        return hides && method.IsOverride
            ? null
            : new EnumerationModel(
                CallText.Reference(method),
                $"public {(hides ? "new " : string.Empty)}{(type.TypeKind == TypeKind.Interface ? "sealed " : string.Empty)}",
                TypeText.InCode(parts.Element),
                TypeText.InCode(method.ReturnType),
                parts.MovesByTask,
                parts.Dispose is not null,
                parts.Dispose is not null && Coroutines.IsValueTaskDispose(parts.Dispose),
                Nullability.IsOblivious(method));
    }

    // What is written by hand, or inherited, wins.
    private static bool HasEnumerator(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers(Twin).Length > 0)
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(static each => each.GetMembers(Twin).Length > 0)
            || PartialHeaders.Chain(type).Any(static each => each.Name == Twin || each.TypeParameters.Any(static parameter => parameter.Name == Twin));
    }

    private static (ITypeSymbol Element, bool MovesByTask, IMethodSymbol? Dispose)? Iteration(IMethodSymbol method)
    {
        ITypeSymbol enumerator = method.ReturnType;
        IMethodSymbol? move = Members(enumerator, "MoveNextAsync").OfType<IMethodSymbol>()
            .FirstOrDefault(static each => each is { IsStatic: false, Arity: 0, Parameters.IsEmpty: true });
        ITypeSymbol? element = Members(enumerator, "Current").OfType<IPropertySymbol>()
            .FirstOrDefault(static each => each is { IsStatic: false, Parameters.IsEmpty: true, GetMethod: not null, RefKind: RefKind.None })?.Type;
        if (move is null || element is null || TypeFaults.Of(element) != TypeFault.None || element.IsRefLikeType || enumerator.IsRefLikeType)
        {
            return null;
        }

        bool isCoroutine = Coroutines.IsCoroutine(move) && Coroutines.Result(move)?.SpecialType == SpecialType.System_Boolean;
        IMethodSymbol? dispose = Members(enumerator, "DisposeAsync").OfType<IMethodSymbol>().FirstOrDefault(Coroutines.IsDispose);

        // What a coroutine is given by value, it changes a copy of.
        bool isTask = TypeText.InCode(move.ReturnType) == "global::System.Threading.Tasks.ValueTask<bool>" && enumerator.IsReferenceType;
        return isCoroutine || isTask ? (element, !isCoroutine, dispose) : null;
    }

    private static IEnumerable<ISymbol> Members(ITypeSymbol type, string name)
    {
        IEnumerable<ISymbol> found = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.SelectMany(each => each.GetMembers(name)) : [];
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            found = found.Concat(each.GetMembers(name));
        }

        return found.Where(static each => each.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal);
    }
}
