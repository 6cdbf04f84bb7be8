using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>The attribute in which an assembly states its facts: made and understood here, and nowhere at run time.</summary>
internal static class StatedFacts
{
    /// <summary>Its name, in the namespace <c>Curio</c>.</summary>
    public const string Name = "BlockingFactAttribute";

    /// <summary>The facts of an assembly by documentation id; none when it states none.</summary>
    public static ImmutableDictionary<string, Verdict> Read(IAssemblySymbol assembly)
    {
        var facts = ImmutableDictionary.CreateBuilder<string, Verdict>();
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute is
                {
                    AttributeClass: { Name: Name, ContainingNamespace: { Name: "Curio", ContainingNamespace.IsGlobalNamespace: true } },
                    ConstructorArguments: { Length: 3 } arguments,
                }
                && arguments[0].Value is string id && arguments[1].Value is string path && arguments[2].Value is bool certain)
            {
                facts[id] = Verdict.Elsewhere(certain ? Certainty.Certain : Certainty.Possible, BlockingPath.Split(path), []);
            }
        }

        return facts.ToImmutable();
    }
}
