using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Shared;

/// <summary>Names as C# source spells them.</summary>
internal static class Identifiers
{
    /// <summary>A name with <c>@</c> in front when it is a keyword, a contextual one included.</summary>
    /// <param name="name">The name as metadata has it.</param>
    /// <returns>The name as source needs it.</returns>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Whether the name can stand in source at all; half-typed code has declarations without one.</summary>
    /// <param name="name">The name as metadata has it.</param>
    /// <returns>True when it can be written.</returns>
    public static bool IsWritable(string name) => SyntaxFacts.IsValidIdentifier(name);

    /// <summary>Whether a list of parameters can be written: each with a name, and no name twice.</summary>
    /// <typeparam name="T">The kind of parameter.</typeparam>
    /// <param name="parameters">The parameters of a method or a type.</param>
    /// <returns>True when they can be written.</returns>
    public static bool AreWritable<T>(ImmutableArray<T> parameters)
        where T : ISymbol =>
        parameters.All(static parameter => IsWritable(parameter.Name))
        && parameters.Select(static parameter => parameter.Name).Distinct().Count() == parameters.Length;
}
