using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Blocking;

/// <summary>
/// Which members block: the lists that are shipped, the user's own, and the attributes <c>[Blocking]</c> and
/// <c>[NonBlocking]</c>, which say it of a method itself and win.
/// </summary>
internal sealed class BlockingTable
{
    private static readonly Lazy<ImmutableArray<BlockingList>> s_shipped = new(() => [Load("net10.txt"), Load("packages.txt")]);

    private readonly ImmutableArray<BlockingList> _lists;
    private readonly ConcurrentDictionary<ISymbol, BlockingEntry?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Creates a table for one compilation.</summary>
    /// <param name="userLists">The lists of the project, which come before those that are shipped.</param>
    public BlockingTable(IEnumerable<BlockingList> userLists) => _lists = [.. userLists, .. s_shipped.Value];

    /// <summary>The lists that are shipped.</summary>
    public static ImmutableArray<BlockingList> Shipped => s_shipped.Value;

    /// <summary>
    /// What is known of a method, constructor or property; null when it does not block. What it overrides is asked if
    /// nothing is known of itself.
    /// </summary>
    public BlockingEntry? Find(ISymbol member)
    {
        ISymbol definition = DefinitionOf(member);
        return _known.GetOrAdd(definition, Search);
    }

    private static ISymbol DefinitionOf(ISymbol member) => member switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => property.OriginalDefinition,
        _ => member.OriginalDefinition,
    };

    private BlockingEntry? Search(ISymbol member)
    {
        for (ISymbol? current = member; current is not null; current = Overridden(current))
        {
            if (BlockingAttributes.Of(current) is { } said)
            {
                return said.Blocks ? said.Entry : null;
            }

            if (Listed(current) is { } listed)
            {
                return listed;
            }
        }

        return null;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };

    private BlockingEntry? Listed(ISymbol member)
    {
        string name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? BlockingList.Constructor : member.Name;
        string? id = null;
        foreach (BlockingList list in _lists)
        {
            if (member.ContainingType is { } type
                && list.MayContain(type.Name, name)
                && (id ??= member.GetDocumentationCommentId()) is { } found
                && list.Find(found) is { } entry
                && !ReturnsAwaitable(member))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>An overload that gives something to await does not wait itself.</summary>
    private static bool ReturnsAwaitable(ISymbol member) => member is IMethodSymbol
    {
        ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask" or "Coro" or "IAsyncEnumerable" },
    };

    private static BlockingList Load(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Curio.Analyzers.Blocking.{name}")!;
        return BlockingListParser.Parse(SourceText.From(stream, Encoding.UTF8)).List;
    }
}
