using System.Text;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Names of emitted files.</summary>
internal static class HintNames
{
    /// <summary>A name that tells which type the file extends, type parameters included: <c>Demo.Box{T}.Lid</c>.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The name without an ending; two types can have the same in spite of all (see <see cref="Distinct"/>).</returns>
    public static string Stem(INamedTypeSymbol type)
    {
        StringBuilder stem = new(TypeText.OfNamespace(type.ContainingNamespace).Replace("@", string.Empty));
        foreach (INamedTypeSymbol each in PartialHeaders.Chain(type))
        {
            _ = stem.Append(stem.Length == 0 ? string.Empty : ".").Append(each.Name);
            if (!each.TypeParameters.IsEmpty)
            {
                _ = stem.Append('{').Append(string.Join(",", each.TypeParameters.Select(static p => p.Name))).Append('}');
            }
        }

        // The compiler refuses some characters that C# allows in names, combining marks for one.
        for (int i = 0; i < stem.Length; i++)
        {
            stem[i] = char.IsLetterOrDigit(stem[i]) || stem[i] is '.' or ',' or '{' or '}' ? stem[i] : '_';
        }

        return stem.ToString();
    }

    /// <summary>
    /// The stem, or the stem with a number when the name was given before. The compiler compares file names without
    /// case and drops everything a generator made when two are the same; <c>Box</c> beside <c>box</c> is legal C#.
    /// </summary>
    /// <param name="stem">The name wanted.</param>
    /// <param name="given">The names given so far, compared without case; the result is added.</param>
    /// <returns>A name that no other file has.</returns>
    public static string Distinct(string stem, HashSet<string> given)
    {
        string name = stem;
        for (int number = 2; !given.Add(name); number++)
        {
            name = $"{stem}-{number}";
        }

        return name;
    }
}
