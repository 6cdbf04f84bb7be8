using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Leaves out, by names alone, what cannot block: a name is tainted when the table has it, and so is that of every member
/// that mentions a tainted one. It errs only to the other side.
/// </summary>
internal sealed class NamePrefilter
{
    // Members that nearly every sequence and collection has too; they count only where these are in use.
    private static readonly Dictionary<string, string> s_common = new()
    {
        ["ParallelEnumerable"] = "AsParallel",
        ["BlockingCollection"] = "BlockingCollection",
    };

    private readonly HashSet<string> _tainted = [];
    private readonly HashSet<SyntaxNode> _members = [];

    /// <summary>Taints the names of a compilation.</summary>
    /// <param name="curio">What is known of it.</param>
    /// <param name="userLists">The lists of its own.</param>
    /// <param name="cancellation">Ends the search.</param>
    public NamePrefilter(CurioContext curio, IEnumerable<BlockingList> userLists, CancellationToken cancellation)
        : this(curio, isMentioned => SeedsOf(curio, userLists, isMentioned), cancellation)
    {
    }

    /// <summary>Taints some names of a compilation and what leads to them.</summary>
    /// <param name="curio">What is known of it.</param>
    /// <param name="names">The names.</param>
    /// <param name="cancellation">Ends the search.</param>
    public NamePrefilter(CurioContext curio, IEnumerable<string> names, CancellationToken cancellation)
        : this(curio, _ => names, cancellation)
    {
    }

    private NamePrefilter(CurioContext curio, Func<Func<string, bool>, IEnumerable<string>> seeds, CancellationToken cancellation)
    {
        MentionIndex index = curio.Mentions;
        Queue<string> open = new();
        Seeds = [.. seeds(index.IsMentioned)];
        foreach (string seed in Seeds)
        {
            Taint(seed);
        }

        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (int place in index.Mentioning(open.Dequeue()))
            {
                _members.Add(index.Members[place].Node);
                foreach (string name in index.Members[place].Names)
                {
                    Taint(name);
                }
            }
        }

        void Taint(string name)
        {
            if (_tainted.Add(name))
            {
                open.Enqueue(name);
            }
        }
    }

    /// <summary>The names that the table has, and what is known of other assemblies.</summary>
    public HashSet<string> Seeds { get; }

    /// <summary>The names that may block.</summary>
    public IEnumerable<string> Tainted => _tainted;

    /// <summary>Whether the body of a method, or the static initialisers of a type, may block.</summary>
    public bool MayBlock(ISymbol symbol, CancellationToken cancellation) =>
        MayBlock(symbol) && (symbol is not IMethodSymbol { MethodKind: not MethodKind.Constructor, IsOverride: false } || IsMentionedIn(symbol, cancellation));

    /// <summary>
    /// Whether the declaration of a member mentions a name that may block: without one it has at most its own name in common with
    /// a member that does.
    /// </summary>
    public bool IsMentionedIn(ISymbol member, CancellationToken cancellation) => IsDeclaredIn(_members, member, cancellation);

    /// <summary>Whether one of some declarations is that of a member; true also of what has no declaration of its own.</summary>
    public static bool IsDeclaredIn(HashSet<SyntaxNode> members, ISymbol member, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            MemberDeclarationSyntax? declaration = reference.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (declaration is null or BaseTypeDeclarationSyntax || members.Contains(declaration))
            {
                return true;
            }
        }

        return member.DeclaringSyntaxReferences.IsEmpty;
    }

    /// <summary>Whether something of the name of a symbol may block.</summary>
    public bool MayBlock(ISymbol symbol) => KeyOf(symbol) is not { } key || _tainted.Contains(key);

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

    private static IEnumerable<string> SeedsOf(CurioContext curio, IEnumerable<BlockingList> userLists, Func<string, bool> isMentioned)
    {
        yield return "Blocking";
        yield return "BlockingAttribute";
        yield return DeclaredNames.Lock;
        foreach (string id in Listed(curio, userLists))
        {
            (string type, string member) = Split(id);
            if (!s_common.TryGetValue(type, out string? needed) || isMentioned(needed))
            {
                yield return member is BlockingList.Constructor or "*" ? type : member;
            }
        }

        foreach (string name in MarkedNames.Of(curio.Compilation))
        {
            yield return name;
        }

        foreach (IAssemblySymbol assembly in curio.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (curio.Compilation.GetMetadataReference(assembly) is CompilationReference { Compilation: CSharpCompilation sources })
            {
                foreach (string name in curio.OfReferenced(sources).Filter.Tainted)
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

    private static IEnumerable<string> Listed(CurioContext curio, IEnumerable<BlockingList> userLists)
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
