using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>How a twin calls its coroutine method, and refers to it in documentation.</summary>
internal static class CallText
{
    /// <summary>The call that makes the coroutine from the twin's own parameters.</summary>
    /// <param name="method">The coroutine method.</param>
    /// <returns>The expression.</returns>
    public static string Of(IMethodSymbol method)
    {
        string arguments = string.Join(", ", method.Parameters.Select(Argument));
        return $"{Target(method)}({arguments})";
    }

    /// <summary>The method as it is named at the call, type arguments included.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The expression.</returns>
    public static string Target(IMethodSymbol method)
    {
        string typeArguments = method.TypeParameters.IsEmpty
            ? string.Empty
            : $"<{string.Join(", ", method.TypeParameters.Select(static parameter => Identifiers.Escape(parameter.Name)))}>";
        return $"{Receiver(method)}{Identifiers.Escape(method.Name)}{typeArguments}";
    }

    /// <summary>The method in a <c>cref</c>: its bare name where that is enough.</summary>
    /// <param name="method">The coroutine method.</param>
    /// <returns>The reference.</returns>
    public static string Reference(IMethodSymbol method)
    {
        string name = Identifiers.Escape(method.Name);
        if (method.ContainingType.GetMembers(method.Name).Length == 1 && method.TypeParameters.IsEmpty)
        {
            return name;
        }

        string typeParameters = method.TypeParameters.IsEmpty
            ? string.Empty
            : $"{{{string.Join(", ", method.TypeParameters.Select(static parameter => Identifiers.Escape(parameter.Name)))}}}";
        return $"{name}{typeParameters}({string.Join(", ", method.Parameters.Select(static parameter => TypeText.InReference(parameter.Type)))})";
    }

    // A dynamic argument would put the whole call off to run time.
    private static string Argument(IParameterSymbol parameter)
    {
        string name = Identifiers.Escape(parameter.Name);
        return parameter.Type.TypeKind != TypeKind.Dynamic ? name
            : parameter.NullableAnnotation == NullableAnnotation.Annotated ? $"(object?){name}"
            : $"(object){name}";
    }

    private static string Receiver(IMethodSymbol method)
    {
        // Overload resolution passes over an override as long as a method first declared in the same type applies.
        if (method.OverriddenMethod is { } overridden
            && method.ContainingType.GetMembers(method.Name).Any(static other => !other.IsOverride))
        {
            return $"(({TypeText.InCode(overridden.ContainingType)})this).";
        }

        return method.Parameters.All(parameter => parameter.Name != method.Name) ? string.Empty
            : method.IsStatic ? PartialHeaders.NameInside(method.ContainingType) + "."
            : "this.";
    }
}
