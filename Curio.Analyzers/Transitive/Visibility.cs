using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What other assemblies see of a compilation, and where they can put code of their own into its calls.</summary>
internal sealed class Visibility
{
    private readonly Lazy<bool> _showsInternals;

    /// <summary>Creates the answers for a compilation.</summary>
    public Visibility(IAssemblySymbol assembly) =>
        _showsInternals = new(() => assembly.GetAttributes().Any(static a => a.AttributeClass?.Name == "InternalsVisibleToAttribute"));

    /// <summary>Whether other assemblies see a symbol, and all that is around it.</summary>
    public bool Shows(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (!IsShown(current.DeclaredAccessibility))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether another assembly can add a target to a virtual call: where it sees the interface or the class, can derive from it, and
    /// can override what is called.
    /// </summary>
    /// <param name="method">The method that is named.</param>
    /// <param name="receiver">The type that it is called on.</param>
    /// <param name="targets">What it can run as far as is known; one of those may be overridden where the receiver itself is hidden.</param>
    public bool CanExtend(IMethodSymbol method, ITypeSymbol receiver, IEnumerable<IMethodSymbol> targets)
    {
        ITypeSymbol type = receiver is ITypeParameterSymbol ? method.ContainingType : receiver;
        return (type.TypeKind == TypeKind.Interface ? Shows(type) : CanOverride(Dispatch.NearestOverride(method, type), type))
            || targets.Any(target => CanOverride(target, target.ContainingType));
    }

    private bool CanOverride(IMethodSymbol method, ITypeSymbol type) =>
        method is { IsSealed: false } and ({ IsVirtual: true } or { IsAbstract: true } or { IsOverride: true })
        && IsShown(method.DeclaredAccessibility)
        && type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: false } named
        && Shows(named)
        && named.InstanceConstructors.Any(constructor => IsShown(constructor.DeclaredAccessibility));

    private bool IsShown(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => _showsInternals.Value,
        _ => false,
    };
}
