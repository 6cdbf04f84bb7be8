using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Blocking;

/// <summary>
/// <c>[Blocking]</c> and <c>[NonBlocking]</c> on a member. They are known by name, so that a program without the runtime can
/// declare its own.
/// </summary>
internal static class BlockingAttributes
{
    /// <summary>The full name of the one that says that a member blocks.</summary>
    public const string Name = "Curio.BlockingAttribute";

    private static readonly BlockingEntry s_entry = new(BlockingKind.Other, "attribute", Confidence.High);

    /// <summary>What a member says of itself, or null.</summary>
    public static (bool Blocks, BlockingEntry Entry)? Of(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "BlockingAttribute" or "NonBlockingAttribute", ContainingNamespace: { Name: "Curio", ContainingNamespace.IsGlobalNamespace: true } } type)
            {
                return (type.Name == "BlockingAttribute", s_entry);
            }
        }

        return null;
    }
}
