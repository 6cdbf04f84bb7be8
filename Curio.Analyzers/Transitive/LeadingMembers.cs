using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>The members of a compilation that lead to what a walk looks for, as <see cref="LeadingSearch"/> finds them.</summary>
internal sealed class LeadingMembers
{
    private readonly MentionIndex _index;
    private readonly HashSet<string> _told;
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = [];
    private readonly HashSet<SyntaxNode> _mentioning = [];

    /// <summary>Creates an empty set.</summary>
    /// <param name="index">The members of the compilation.</param>
    /// <param name="told">The names of members of other assemblies that lead there.</param>
    public LeadingMembers(MentionIndex index, HashSet<string> told)
    {
        _index = index;
        _told = told;
    }

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Names => _names;

    /// <summary>The declarations of all members that have such a name: a call of them may run one that leads there.</summary>
    public IEnumerable<SyntaxNode> Named => _index.Members
        .Where(member => member.Node is not UsingDirectiveSyntax && member.Names.Any(_names.Contains)).Select(static member => member.Node);

    /// <summary>The interfaces, if the end of an object may lead there.</summary>
    public IEnumerable<SyntaxNode> Contracts => ImpliedMentions.Ends.Any(ContainName)
        ? _index.Members.Select(static member => member.Node).OfType<InterfaceDeclarationSyntax>()
        : [];

    /// <summary>Adds a member that leads there.</summary>
    public void Add(ImmutableArray<string> names, IEnumerable<ISymbol> symbols)
    {
        _names.UnionWith(names);
        _symbols.UnionWith(symbols);
    }

    /// <summary>Adds the declaration of a member that mentions something that leads there.</summary>
    public void AddMentioning(SyntaxNode declaration) => _mentioning.Add(declaration);

    /// <summary>Whether a member of that name leads there, here or in another assembly.</summary>
    public bool ContainName(string name) => _names.Contains(name) || _told.Contains(name);

    /// <summary>Whether a member of the name of a symbol leads there; what has no name may.</summary>
    public bool ContainName(ISymbol symbol) => SeedNames.KeyOf(symbol) is not { } key || ContainName(key);

    /// <summary>Whether the code of a member leads there, that of what overrides or implements it left aside; what has no name may.</summary>
    public bool Contain(ISymbol symbol) => SeedNames.KeyOf(symbol) is null || ContainSymbol(BlockingFacts.DefinitionOf(symbol));

    /// <summary>Whether a definition is one of the members.</summary>
    public bool ContainSymbol(ISymbol definition) => _symbols.Contains(definition);

    /// <summary>
    /// Whether the declaration of a member mentions something that leads there; true also of what has no declaration of its own.
    /// </summary>
    public bool IsMentionedIn(ISymbol member, CancellationToken cancellation) => MentionIndex.IsDeclaredIn(_mentioning, member, cancellation);
}
