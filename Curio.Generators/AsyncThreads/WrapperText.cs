using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.AsyncThreads;

/// <summary>Writes the parts of a wrapper.</summary>
internal static class WrapperText
{
    /// <summary>The wrapper of a method.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Its parts.</returns>
    public static WrapperModel Of(IMethodSymbol method)
    {
        bool copiesSelf = method is { IsStatic: false, ContainingType.TypeKind: TypeKind.Struct };
        string? self = copiesSelf ? FreeName(method, "self") : null;
        string call = CallText.Of(method);
        string daemon = FreeName(method, "daemon");
        return new WrapperModel(
            Modifiers(method),
            method.ReturnsVoid ? null : TypeText.InCode(method.ReturnType),
            KnownNames.SpawnPrefix + method.Name + SignatureText.TypeParameters(method),
            Parameters(method, daemon).ToEquatableArray(),
            daemon,
            SignatureText.Constraints(method),
            self is null ? call : $"{self}.{(call.StartsWith("this.", StringComparison.Ordinal) ? call.Substring("this.".Length) : call)}",
            self,
            string.Join(".", PartialHeaders.Chain(method.ContainingType).Select(static type => type.Name).Append(method.Name)));
    }

    private static List<string> Parameters(IMethodSymbol method, string daemon)
    {
        List<string> parameters = [.. method.Parameters.Select(ParameterText.Of)];
        parameters.Insert(DaemonNames.Place(method), $"bool {daemon} = false");
        return parameters;
    }

    // A wrapper is never virtual: it calls what is. In an interface that has to be said.
    private static string Modifiers(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        bool isSealed = type.TypeKind == TypeKind.Interface && !method.IsStatic && method.DeclaredAccessibility != Accessibility.Private;
        bool isReadOnly = type.TypeKind == TypeKind.Struct && !type.IsReadOnly && method.IsReadOnly && !method.IsStatic;
        return SignatureText.Accessibility(method) + " "
            + (method.IsStatic ? "static " : string.Empty)
            + (MemberNames.Hides(method) ? "new " : string.Empty)
            + (isSealed ? "sealed " : string.Empty)
            + (isReadOnly ? "readonly " : string.Empty);
    }

    private static string FreeName(IMethodSymbol method, string name)
    {
        while (method.Parameters.Any(parameter => parameter.Name == name))
        {
            name += "_";
        }

        return name;
    }
}
