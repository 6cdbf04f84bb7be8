using System.Runtime.CompilerServices;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.Lowering;

/// <summary>
/// Finds what takes the place of an annotated method without being annotated: who calls the task form would not reach it.
/// </summary>
internal sealed class UnannotatedOverrides
{
    // Weak: with the compilation goes what is known of it.
    private static readonly ConditionalWeakTable<Compilation, UnannotatedOverrides> s_known = new();

    private readonly Dictionary<ISymbol, IMethodSymbol> _replaced = new(SymbolEqualityComparer.Default);

    private UnannotatedOverrides(Compilation compilation)
    {
        foreach (INamedTypeSymbol type in Types(compilation.Assembly.GlobalNamespace))
        {
            foreach ((IMethodSymbol annotated, IMethodSymbol replacement) in In(type))
            {
                for (IMethodSymbol? each = annotated; each is not null; each = each.OverriddenMethod)
                {
                    _replaced[each.OriginalDefinition] = replacement;
                }
            }
        }
    }

    /// <summary>What a compilation has in the place of a method.</summary>
    /// <param name="method">An annotated method that is called.</param>
    /// <param name="compilation">The compilation.</param>
    /// <returns>One override or implementation without a task form, or null.</returns>
    public static IMethodSymbol? Of(IMethodSymbol method, Compilation compilation) =>
        (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed))
        && s_known.GetValue(compilation, static compilation => new UnannotatedOverrides(compilation))._replaced.TryGetValue(method.OriginalDefinition, out IMethodSymbol found)
            ? found
            : null;

    /// <summary>The overrides and implementations that a type brings.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Each annotated method of a base type or an interface with what stands in its place.</returns>
    public static IEnumerable<(IMethodSymbol Annotated, IMethodSymbol Replacement)> In(INamedTypeSymbol type)
    {
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            IEnumerable<IMethodSymbol> annotated = (method.OverriddenMethod is { } overridden ? [overridden] : method.ExplicitInterfaceImplementations).Where(IsAnnotated);
            foreach (IMethodSymbol each in annotated.Where(_ => !HasTaskForm(method)))
            {
                yield return (each, method);
            }
        }

        foreach (IMethodSymbol member in type.TypeKind == TypeKind.Interface ? [] : Members(type))
        {
            if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol { IsOverride: false, ExplicitInterfaceImplementations.IsEmpty: true } method
                && !SymbolEqualityComparer.Default.Equals(method, member)
                && !HasTaskForm(method))
            {
                yield return (member, method);
            }
        }
    }

    // Those that the type itself says it implements: of the others a base type has been asked.
    private static IEnumerable<IMethodSymbol> Members(INamedTypeSymbol type) => type.AllInterfaces
        .Where(each => type.BaseType?.AllInterfaces.Contains(each, SymbolEqualityComparer.Default) != true || type.Interfaces.Contains(each, SymbolEqualityComparer.Default))
        .SelectMany(static each => each.GetMembers())
        .OfType<IMethodSymbol>()
        .Where(IsAnnotated);

    private static bool IsAnnotated(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary && Coroutines.Carries(method.OriginalDefinition, "AsyncThreadAttribute");

    // Its own, or one that was written by hand beside it.
    private static bool HasTaskForm(IMethodSymbol method)
    {
        string name = method.Name.Substring(method.Name.LastIndexOf('.') + 1) + KnownNames.AsyncSuffix;
        return Coroutines.Carries(method.OriginalDefinition, "AsyncThreadAttribute")
            || method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
                other.Name.Substring(other.Name.LastIndexOf('.') + 1) == name && Signatures.Collide(other, method));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol space) => space.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static each => each is INamedTypeSymbol type ? Types(type).Append(type) : Types(each));
}
