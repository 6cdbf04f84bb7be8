using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>The names of the members that a referenced assembly marks <c>[Blocking]</c>: nothing else tells them to a name filter.</summary>
internal static class MarkedNames
{
    // Keyed weakly by reference: an editor keeps it from one compilation to the next.
    private static readonly ConditionalWeakTable<MetadataReference, string[]> s_known = new();

    /// <summary>The names in all assemblies that can use the attribute, without those whose sources are at hand.</summary>
    public static IEnumerable<string> Of(Compilation compilation)
    {
        ImmutableArray<IAssemblySymbol> references = compilation.SourceModule.ReferencedAssemblySymbols;
        HashSet<string> declaring = [.. references.Where(a => a.GetTypeByMetadataName(BlockingAttributes.Name) is not null).Select(a => a.Name)];
        foreach (IAssemblySymbol assembly in references)
        {
            if ((declaring.Contains(assembly.Name) || assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => declaring.Contains(r.Name))))
                && compilation.GetMetadataReference(assembly) is { } reference and not CompilationReference)
            {
                foreach (string name in s_known.GetValue(reference, _ => [.. NamesIn(assembly)]))
                {
                    yield return name;
                }
            }
        }
    }

    private static HashSet<string> NamesIn(IAssemblySymbol assembly)
    {
        HashSet<string> names = [];
        Stack<INamespaceOrTypeSymbol> open = new();
        open.Push(assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            foreach (ISymbol member in open.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    open.Push(inner);
                }
                else if (BlockingAttributes.Of(member) is { Blocks: true } && SeedNames.KeyOf(member) is { } name)
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }
}
