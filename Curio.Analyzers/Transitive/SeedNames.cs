using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>The names that a walk begins with: those of what is looked for, and of what other assemblies tell of.</summary>
internal sealed class SeedNames
{
    // Members that nearly every sequence and collection has too; they count only where these are in use.
    private static readonly Dictionary<string, string> s_common = new()
    {
        ["ParallelEnumerable"] = "AsParallel",
        ["BlockingCollection"] = "BlockingCollection",
    };

    private readonly StaticOwners? _owners;

    private SeedNames(IEnumerable<string> listed, IEnumerable<string> told, StaticOwners? owners)
    {
        Listed = [.. listed];
        _owners = owners;
        Told = [.. told];
    }

    /// <summary>The names of what is looked for.</summary>
    public HashSet<string> Listed { get; }

    /// <summary>The names of members of other assemblies that lead there; the language may call them without their names.</summary>
    public HashSet<string> Told { get; }

    /// <summary>What is called by its name only.</summary>
    /// <param name="names">The names.</param>
    public static SeedNames Of(IEnumerable<string> names) => new(names, [], null);

    /// <summary>The names of what blocks.</summary>
    /// <param name="curio">What is known of a compilation.</param>
    /// <param name="userLists">The lists of its own.</param>
    /// <param name="cancellation">Ends the search in referenced projects whose sources are at hand.</param>
    public static SeedNames OfBlocking(CurioContext curio, IEnumerable<BlockingList> userLists, CancellationToken cancellation)
    {
        StaticOwners owners = new(curio.Compilation, curio.Mentions);
        return new(ListedNames(curio, userLists, owners), ToldNames(curio, cancellation), owners);
    }

    /// <summary>Whether a name that is listed, and not told of, can stand for what is looked for where it stands.</summary>
    public bool MayBeListed(SimpleNameSyntax place) => _owners?.MayBe(place) ?? true;

    /// <summary>Whether a walk may begin at a symbol, by its name.</summary>
    public bool Contain(ISymbol symbol) => KeyOf(symbol) is not { } key || Listed.Contains(key) || Told.Contains(key);

    /// <summary>The name that those who use a symbol mention; null for a function without one.</summary>
    public static string? KeyOf(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => type.Name,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType.Name,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => DeclaredNames.Operator,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } => null,
        IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } => DeclaredNames.Indexer,
        IMethodSymbol { AssociatedSymbol: { } owner } => LastPart(owner.Name),
        _ => LastPart(symbol.Name),
    };

    private static IEnumerable<string> ListedNames(CurioContext curio, IEnumerable<BlockingList> userLists, StaticOwners owners)
    {
        yield return "Blocking";
        yield return "BlockingAttribute";
        foreach (string id in IdsIn(curio, userLists))
        {
            (string type, string member) = Split(id);
            if (s_common.TryGetValue(type, out string? needed) && !curio.Mentions.IsMentioned(needed))
            {
                continue;
            }

            if (curio.Mentions.IsMentioned(member))
            {
                owners.Add(id, type, member);
            }

            foreach (string name in member == "*" ? MembersOf(id, curio.Compilation) : [member == BlockingList.Constructor ? type : member])
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<string> ToldNames(CurioContext curio, CancellationToken cancellation)
    {
        foreach (string name in MarkedNames.Of(curio.Compilation))
        {
            yield return name;
        }

        foreach (IAssemblySymbol assembly in curio.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (curio.Compilation.GetMetadataReference(assembly) is CompilationReference { Compilation: CSharpCompilation sources })
            {
                foreach (string name in curio.OfReferenced(sources).Facts.Leading(cancellation).Names)
                {
                    yield return name;
                }
            }

            foreach (string id in StatedFacts.Read(assembly).Keys)
            {
                (string type, string member) = Split(id);
                yield return member == BlockingList.Constructor ? type
                    : member.StartsWith("op_", StringComparison.Ordinal) ? DeclaredNames.Operator
                    : member is "get_Item" or "set_Item" ? DeclaredNames.Indexer
                    : member.Substring(member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal) ? "get_".Length : 0);
            }
        }
    }

    /// <summary>The names of all members of a type; its own stands for its constructors.</summary>
    private static IEnumerable<string> MembersOf(string wildcard, Compilation compilation)
    {
        string type = "T:" + wildcard.Substring("M:".Length, wildcard.Length - "M:.*".Length);
        return DocumentationCommentId.GetSymbolsForDeclarationId(type, compilation).OfType<INamedTypeSymbol>()
            .SelectMany(static found => found.GetMembers()).Select(KeyOf).OfType<string>().Distinct();
    }

    private static IEnumerable<string> IdsIn(CurioContext curio, IEnumerable<BlockingList> userLists)
    {
        PresentTypes types = new(curio.Compilation);
        IEnumerable<string> shipped = BlockingTable.Shipped.SelectMany(static list => IdsOf(list)).Where(listed => types.Declare(listed.Id)
            && (listed.Entry.Group != "query" || types.Contain("DbSet"))).Select(static listed => listed.Id);
        return shipped.Concat(userLists.SelectMany(static list => IdsOf(list)).Select(static listed => listed.Id));

        static IEnumerable<(string Id, BlockingEntry Entry)> IdsOf(BlockingList list) =>
            list.Ids.Select(id => (id, list.Find(id)!)).Where(static listed => listed.Item2.Confidence > Confidence.Low);
    }

    /// <summary>The last names of type and member in a documentation id.</summary>
    private static (string Type, string Member) Split(string id)
    {
        string[] names = IdNames.Of(id);
        return (names[names.Length - 2], names[names.Length - 1]);
    }

    /// <summary>The name of an explicit implementation holds that of the interface.</summary>
    private static string LastPart(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
