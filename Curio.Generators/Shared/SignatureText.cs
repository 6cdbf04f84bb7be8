using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Shared;

/// <summary>The parts of a signature as source text.</summary>
internal static class SignatureText
{
    /// <summary>
    /// Whether a signature can be repeated. Of everything else the compiler has complained already, and a copy would only
    /// repeat it.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <returns>True when it can.</returns>
    public static bool CanBeWritten(IMethodSymbol method) =>
        Identifiers.IsWritable(method.Name)
        && TypeFaults.Of(method.ReturnType) == TypeFault.None
        && Identifiers.AreWritable(method.Parameters)
        && method.Parameters.All(static parameter => TypeFaults.Of(parameter.Type) == TypeFault.None)
        && Identifiers.AreWritable(method.TypeParameters)
        && method.TypeParameters.All(static parameter => parameter.ConstraintTypes.All(static type => TypeFaults.Of(type) == TypeFault.None))
        && (method.IsStatic || !method.ContainingType.IsStatic)
        && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(other => Signatures.Collide(other, method)) == 1;

    /// <summary>The accessibility that a new member beside the method has.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The keywords.</returns>
    public static string Accessibility(IMethodSymbol method) =>
        SyntaxFacts.GetText(method.ContainingType.IsSealed ? Unprotected(method.DeclaredAccessibility) : method.DeclaredAccessibility);

    /// <summary>The list of type parameters.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The list in its brackets, or nothing.</returns>
    public static string TypeParameters(IMethodSymbol method) =>
        method.TypeParameters.IsEmpty ? string.Empty : $"<{string.Join(", ", method.TypeParameters.Select(TypeParameter))}>";

    /// <summary>The clauses that constrain type parameters.</summary>
    /// <param name="method">The method.</param>
    /// <returns>One clause for each type parameter that has constraints.</returns>
    public static EquatableArray<string> Constraints(IMethodSymbol method) =>
        method.TypeParameters.Select(ConstraintText.Of).OfType<string>().ToEquatableArray();

    private static string TypeParameter(ITypeParameterSymbol parameter) =>
        string.Concat(CarriedAttributes.Of(parameter).Select(static attribute => $"[{attribute}] ")) + Identifiers.Escape(parameter.Name);

    // A sealed type may override what is protected but declare nothing new that is.
    private static Accessibility Unprotected(Accessibility accessibility) => accessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => Microsoft.CodeAnalysis.Accessibility.Internal,
        Microsoft.CodeAnalysis.Accessibility.Protected or Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => Microsoft.CodeAnalysis.Accessibility.Private,
        _ => accessibility,
    };
}
