using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.AwaitShims;

/// <summary>Reads one coroutine method.</summary>
/// <param name="compilation">What the method belongs to.</param>
/// <param name="refusals">Judges what it is given.</param>
internal sealed class ShimParser(Compilation compilation, Refusals refusals)
{
    private readonly NameSlots _slots = new(compilation);

    /// <summary>The method's twin.</summary>
    /// <param name="method">A method, of any kind when it is annotated itself, else a public coroutine method.</param>
    /// <param name="isAnnotated">Whether the method itself carries the attribute: then it is told when its twin exists.</param>
    /// <returns>The twin, or null when there is none to emit.</returns>
    public ShimModel? Parse(IMethodSymbol method, bool isAnnotated)
    {
        if ((isAnnotated && !refusals.AllowAttribute(method)) || !refusals.AllowSignature(method) || !SignatureText.CanBeWritten(method))
        {
            return null;
        }

        string name = ShimNames.Of(method.Name);
        NameSlot slot = Find(method, name, out string holder);
        if (slot == NameSlot.Taken || (slot == NameSlot.Filled && isAnnotated))
        {
            refusals.NameTaken(method, name, holder);
        }

        return slot is NameSlot.Free or NameSlot.HidesTwin ? Twin(method, name, hides: slot == NameSlot.HidesTwin) : null;
    }

    private static ShimModel Twin(IMethodSymbol method, string name, bool hides)
    {
        bool isInterfaceDisposal = Coroutines.IsDispose(method) && method.ContainingType.TypeKind == TypeKind.Interface;
        return new ShimModel(
            CallText.Reference(method),
            CarriedAttributes.Of(method).ToEquatableArray(),
            isInterfaceDisposal ? string.Empty : Modifiers(method, hides),
            Coroutines.IsCoroutine(method) && Coroutines.Result(method) is { } result ? TypeText.InCode(result) : "void",
            isInterfaceDisposal ? "global::System.IDisposable.Dispose" : Identifiers.Escape(name) + SignatureText.TypeParameters(method),
            method.Parameters.Select(ParameterText.Of).ToEquatableArray(),
            SignatureText.Constraints(method),
            CallText.Of(method),
            Coroutines.IsCoroutine(method) ? null : PartialHeaders.NameInside(method.ContainingType),
            Disposal.NeedsInterface(method, hides),
            Nullability.IsOblivious(method));
    }

    // A twin is never virtual: overriding the coroutine is enough. In an interface that has to be said.
    private static string Modifiers(IMethodSymbol method, bool hides)
    {
        INamedTypeSymbol type = method.ContainingType;
        bool isSealed = type.TypeKind == TypeKind.Interface && !method.IsStatic && method.DeclaredAccessibility != Accessibility.Private;
        bool isReadOnly = type.TypeKind == TypeKind.Struct && !type.IsReadOnly && method.IsReadOnly && !method.IsStatic;
        return SignatureText.Accessibility(method) + " "
            + (method.IsStatic ? "static " : string.Empty)
            + (hides ? "new " : string.Empty)
            + (isSealed ? "sealed " : string.Empty)
            + (isReadOnly ? "readonly " : string.Empty);
    }

    private NameSlot Find(IMethodSymbol method, string name, out string holder)
    {
        NameSlot slot = _slots.Find(method, name, out holder);
        if (slot != NameSlot.HidesTwin && Coroutines.IsDispose(method) && Disposal.IsImplemented(method))
        {
            holder = $"'{method.ContainingType.Name}' has its own way to implement 'IDisposable'; remove the attribute here";
            return NameSlot.Filled;
        }

        return slot;
    }
}
