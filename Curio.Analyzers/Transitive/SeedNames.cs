using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Transitive;

/// <summary>The names that a walk begins with: those of what is looked for, and of what other assemblies tell of.</summary>
internal sealed class SeedNames
{
    // Members whose names many others have too: they count only where something that leads to them is mentioned, or a type is there.
    private static readonly Dictionary<string, (string[] Mentions, string? Type)> s_common = new()
    {
        ["ParallelEnumerable"] = (["AsParallel"], null),
        ["BlockingCollection"] = (["BlockingCollection"], null),
        ["ISynchronizeInvoke"] = (["ISynchronizeInvoke"], "System.Windows.Forms.Control"),
        ["IsolatedStorageFile"] = (["IsolatedStorageFile"], null),
        ["ZipArchive"] = (["ZipArchive", "ZipFile"], null),
    };

    private static readonly Lazy<ListedMember[]> s_shipped = new(() => [.. BlockingTable.Shipped.SelectMany(ListedMember.In)]);

    // How a member says of itself that it blocks.
    private static readonly string[] s_marks = ["Blocking", "BlockingAttribute"];

    private readonly ListedShapes? _shapes;

    private SeedNames(IEnumerable<string> listed, IEnumerable<string> told, ListedShapes? shapes)
    {
        Listed = [.. listed];
        _shapes = shapes;
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
    public static SeedNames OfBlocking(CurioContext curio, IEnumerable<BlockingList> userLists)
    {
        ListedShapes shapes = new(curio.Compilation, curio.Mentions);
        PresentTypes types = new(curio.Compilation);
        HashSet<string> own = [.. NamesIn(userLists.SelectMany(ListedMember.In), curio, shapes, types)];
        return new(
            [.. s_marks, .. own, .. NamesIn(s_shipped.Value, curio, shapes, types)],
            ToldNames(curio).Concat(own.Where(ImpliedMentions.IsImplied)),
            shapes);
    }

    /// <summary>Whether a name that is listed, and not told of, can stand for what is looked for where it stands.</summary>
    public bool MayBeListed(SyntaxNode place) => _shapes?.MayBe(place) ?? true;

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

    private static IEnumerable<string> NamesIn(IEnumerable<ListedMember> list, CurioContext curio, ListedShapes shapes, PresentTypes types)
    {
        foreach (ListedMember listed in list)
        {
            if (listed.IsWholeType || (curio.Mentions.IsMentioned(listed.Mention) && IsUsed(listed, curio.Mentions, types, curio.Compilation)))
            {
                foreach (string name in shapes.Add(listed))
                {
                    yield return name;
                }
            }
        }
    }

    private static bool IsUsed(ListedMember listed, MentionIndex mentions, PresentTypes types, Compilation compilation) =>
        (!s_common.TryGetValue(listed.Type, out (string[] Mentions, string? Type) needed)
            || needed.Mentions.Any(mentions.IsMentioned)
            || (needed.Type is { } type && compilation.GetTypeByMetadataName(type) is not null))
        && types.Declare(listed)
        && (listed.Group != "query" || types.Contain("DbSet"));

    private static IEnumerable<string> ToldNames(CurioContext curio)
    {
        foreach (string name in MarkedNames.Of(curio.Compilation))
        {
            yield return name;
        }

        foreach (IAssemblySymbol assembly in curio.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (curio.Compilation.GetMetadataReference(assembly) is CompilationReference { Compilation: CSharpCompilation sources })
            {
                foreach (string name in curio.OfReferenced(sources).Facts.LeadingNames)
                {
                    yield return name;
                }
            }

            foreach (string name in StatedFacts.Read(assembly).Keys.SelectMany(FactIds.MentionsOf))
            {
                yield return name;
            }
        }
    }

    /// <summary>The name of an explicit implementation holds that of the interface.</summary>
    private static string LastPart(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
