using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.AwaitShims;

/// <summary>Finds what already holds the name of a twin, in the type and in what it inherits.</summary>
/// <param name="compilation">Decides what is accessible.</param>
internal sealed class NameSlots(Compilation compilation)
{
    /// <summary>Looks for the holder of a twin's name.</summary>
    /// <param name="method">The coroutine method.</param>
    /// <param name="name">The twin's name.</param>
    /// <param name="holder">Says in words what holds it, unless the name is free or hides a twin.</param>
    /// <returns>What was found.</returns>
    public NameSlot Find(IMethodSymbol method, string name, out string holder)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (Here(method, name) is { } here)
        {
            holder = here;
            return NameSlot.Taken;
        }

        if (type.GetMembers(name).Any(member => member is IMethodSymbol other && Signatures.Collide(other, method) && !GeneratedCode.IsOurs(other)))
        {
            holder = $"'{type.Name}' has a method '{name}' with these parameters; remove one of the two";
            return NameSlot.Filled;
        }

        foreach (INamedTypeSymbol ancestor in Ancestors(type))
        {
            NameSlot slot = In(ancestor, method, name, out holder);
            if (slot != NameSlot.Free)
            {
                return slot;
            }
        }

        holder = string.Empty;
        return NameSlot.Free;
    }

    private static string? Here(IMethodSymbol method, string name)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (type.Name == name && type.TypeKind != TypeKind.Interface)
        {
            return $"a member cannot have the name of its type; rename '{method.Name}'";
        }

        if (method.IsStatic && name == "Main")
        {
            return $"it would be an entry point of the program; rename '{method.Name}'";
        }

        if (type.TypeParameters.Any(parameter => parameter.Name == name))
        {
            return $"'{type.Name}' has a type parameter of that name; rename one of the two";
        }

        return type.GetMembers(name).Any(static member => member is not IMethodSymbol)
            ? $"'{type.Name}' has another member of that name; rename one of the two"
            : null;
    }

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (INamedTypeSymbol inherited in type.AllInterfaces)
            {
                yield return inherited;
            }
        }

        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    // Twins in the same compilation are not visible yet, so an ancestor is asked for what it will have.
    private static bool HasTwin(INamedTypeSymbol ancestor, IMethodSymbol method) =>
        ancestor.GetMembers(method.Name).Any(member =>
            member is IMethodSymbol other
            && Signatures.Collide(other, method)
            && (Coroutines.IsCoroutine(other) || Coroutines.IsValueTaskDispose(other))
            && (Coroutines.AsksForShims(other)
                || (other.DeclaredAccessibility == Accessibility.Public && Coroutines.AsksForShims(ancestor))));

    private NameSlot In(INamedTypeSymbol ancestor, IMethodSymbol method, string name, out string holder)
    {
        holder = $"'{ancestor.Name}' has the twin of the method that this one overrides; remove the attribute here";
        if (HasTwin(ancestor, method))
        {
            return method.IsOverride ? NameSlot.Filled : NameSlot.HidesTwin;
        }

        ISymbol? hidden = ancestor.GetMembers(name).FirstOrDefault(member =>
            (member is not IMethodSymbol other || Signatures.Collide(other, method))
            && compilation.IsSymbolAccessibleWithin(member, method.ContainingType));
        if (hidden is null)
        {
            return NameSlot.Free;
        }

        holder = $"it would hide '{ancestor.Name}.{name}'; rename '{method.Name}'";
        return hidden is IMethodSymbol && method.IsOverride ? NameSlot.Filled : NameSlot.Taken;
    }
}
