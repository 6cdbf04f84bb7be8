using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
        if ((isAnnotated && !refusals.AllowAttribute(method)) || !refusals.AllowSignature(method) || !CanBeWritten(method))
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

    // The compiler has complained of everything else; a twin would only repeat it.
    private static bool CanBeWritten(IMethodSymbol method) =>
        TypeFaults.Of(method.ReturnType) == TypeFault.None
        && Identifiers.AreWritable(method.Parameters)
        && method.Parameters.All(static parameter => TypeFaults.Of(parameter.Type) == TypeFault.None)
        && Identifiers.AreWritable(method.TypeParameters)
        && method.TypeParameters.All(static parameter => parameter.ConstraintTypes.All(static type => TypeFaults.Of(type) == TypeFault.None))
        && (method.IsStatic || !method.ContainingType.IsStatic)
        && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(other => Signatures.Collide(other, method)) == 1;

    private static ShimModel Twin(IMethodSymbol method, string name, bool hides)
    {
        bool isInterfaceDisposal = Coroutines.IsDispose(method) && method.ContainingType.TypeKind == TypeKind.Interface;
        return new ShimModel(
            CallText.Reference(method),
            CarriedAttributes.Of(method).ToEquatableArray(),
            isInterfaceDisposal ? string.Empty : Modifiers(method, hides),
            Coroutines.IsCoroutine(method) && Coroutines.Result(method) is { } result ? TypeText.InCode(result) : "void",
            isInterfaceDisposal ? "global::System.IDisposable.Dispose" : Identifiers.Escape(name) + TypeParameters(method),
            method.Parameters.Select(ParameterText.Of).ToEquatableArray(),
            method.TypeParameters.Select(ConstraintText.Of).Where(static clause => clause is not null).Select(static clause => clause!).ToEquatableArray(),
            CallText.Of(method),
            Coroutines.IsCoroutine(method) ? null : PartialHeaders.NameInside(method.ContainingType),
            Disposal.NeedsInterface(method, hides),
            Nullability.IsOblivious(method));
    }

    private static string TypeParameters(IMethodSymbol method) =>
        method.TypeParameters.IsEmpty ? string.Empty : $"<{string.Join(", ", method.TypeParameters.Select(TypeParameter))}>";

    private static string TypeParameter(ITypeParameterSymbol parameter) =>
        string.Concat(CarriedAttributes.Of(parameter).Select(static attribute => $"[{attribute}] ")) + Identifiers.Escape(parameter.Name);

    // A twin is never virtual: overriding the coroutine is enough. In an interface that has to be said.
    private static string Modifiers(IMethodSymbol method, bool hides)
    {
        INamedTypeSymbol type = method.ContainingType;
        bool isSealed = type.TypeKind == TypeKind.Interface && !method.IsStatic && method.DeclaredAccessibility != Accessibility.Private;
        bool isReadOnly = type.TypeKind == TypeKind.Struct && !type.IsReadOnly && method.IsReadOnly && !method.IsStatic;
        return SyntaxFacts.GetText(type.IsSealed ? Unprotected(method.DeclaredAccessibility) : method.DeclaredAccessibility) + " "
            + (method.IsStatic ? "static " : string.Empty)
            + (hides ? "new " : string.Empty)
            + (isSealed ? "sealed " : string.Empty)
            + (isReadOnly ? "readonly " : string.Empty);
    }

    // A sealed type may override what is protected but declare nothing new that is.
    private static Accessibility Unprotected(Accessibility accessibility) => accessibility switch
    {
        Accessibility.ProtectedOrInternal => Accessibility.Internal,
        Accessibility.Protected or Accessibility.ProtectedAndInternal => Accessibility.Private,
        _ => accessibility,
    };

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
