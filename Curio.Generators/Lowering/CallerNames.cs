using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Keeps what <c>[CallerMemberName]</c> says: the compiler would give the name of the task form.</summary>
internal static class CallerNames
{
    /// <summary>The arguments that the compiler adds in the method and must not add in the task form.</summary>
    /// <param name="called">What is called; its parameters are those that the call can see.</param>
    /// <param name="arguments">The arguments that are written.</param>
    /// <param name="body">The body that the call stands in.</param>
    /// <returns>The text that goes before the closing bracket; empty mostly.</returns>
    public static string Missing(IMethodSymbol called, ArgumentListSyntax arguments, SyntaxNode body)
    {
        int count = arguments.Arguments.TakeWhile(static each => each.NameColon is null).Count();
        HashSet<string> named = [.. arguments.Arguments.Where(static each => each.NameColon is not null).Select(static each => each.NameColon!.Name.Identifier.ValueText)];
        string[] missing =
        [
            .. called.Parameters
                .Where(parameter => parameter.IsOptional && parameter.Ordinal >= count && !named.Contains(parameter.Name) && TakesName(parameter))
                .Select(parameter => $"{Identifiers.Escape(parameter.Name)}: \"{((MethodDeclarationSyntax)body.Parent!).Identifier.ValueText}\""),
        ];
        return missing.Length == 0 ? string.Empty : (arguments.Arguments.Count == 0 ? string.Empty : ", ") + string.Join(", ", missing);
    }

    private static bool TakesName(IParameterSymbol parameter) =>
        parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object
        && parameter.GetAttributes().Any(static each => each.AttributeClass is { Name: "CallerMemberNameAttribute" });
}
