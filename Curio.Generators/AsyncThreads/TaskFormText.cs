using Curio.Generators.Lowering;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.AsyncThreads;

/// <summary>Writes the signature of a task form.</summary>
internal static class TaskFormText
{
    /// <summary>The task form of a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isIterator">Whether it yields.</param>
    /// <param name="overrides">Whether it overrides a method that has a task form too.</param>
    /// <param name="annotations">Whether annotations for null are on where the body begins.</param>
    /// <returns>Its parts, without a body.</returns>
    public static TaskFormModel Of(IMethodSymbol method, bool isIterator, bool overrides, bool annotations) => new(
        Modifiers(method, overrides),
        isIterator ? $"global::System.Collections.Generic.IAsyncEnumerable<{TypeText.InCode(Iterators.Element(method)!)}>"
            : method.ReturnsVoid ? KnownNames.GlobalCoro
            : $"{KnownNames.GlobalCoro}<{TypeText.InCode(method.ReturnType)}>",
        method.Name + KnownNames.AsyncSuffix + SignatureText.TypeParameters(method),
        method.Parameters.Select(ParameterText.Of).ToEquatableArray(),
        overrides ? default : SignatureText.Constraints(method),
        annotations,
        Body: null);

    // The body is that of this very method, so that the task form is as virtual as the method is.
    private static string Modifiers(IMethodSymbol method, bool overrides)
    {
        INamedTypeSymbol type = method.ContainingType;
        bool isReadOnly = type.TypeKind == TypeKind.Struct && !type.IsReadOnly && method.IsReadOnly && !method.IsStatic;
        bool isVirtual = !type.IsSealed && type.TypeKind == TypeKind.Class && (method.IsVirtual || (method.IsOverride && !method.IsSealed && !overrides));
        return (overrides ? SyntaxFacts.GetText(method.DeclaredAccessibility) : SignatureText.Accessibility(method)) + " "
            + (method.IsStatic ? "static " : string.Empty)
            + (MemberNames.Hides(method) ? "new " : string.Empty)
            + (overrides && method.IsSealed ? "sealed " : string.Empty)
            + (overrides ? "override " : isVirtual ? "virtual " : string.Empty)
            + (isReadOnly ? "readonly " : string.Empty);
    }
}
