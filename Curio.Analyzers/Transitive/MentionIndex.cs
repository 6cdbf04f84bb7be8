using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>Which members of a compilation mention which names.</summary>
internal sealed class MentionIndex
{
    private readonly Dictionary<string, List<int>> _places = [];
    private readonly List<(SyntaxNode Node, ImmutableArray<string> Names, ImmutableArray<string> Mentions)> _members = [];
    private readonly HashSet<string> _staticUsings = [];
    private readonly HashSet<string> _builders = [];

    /// <summary>Reads the names of a compilation.</summary>
    public MentionIndex(Compilation compilation, CancellationToken cancellation)
    {
        HashSet<string> everywhere = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            DeclaredNames names = DeclaredNames.Of(tree, cancellation);
            int first = _members.Count;
            _members.AddRange(names.Members);
            _builders.UnionWith(names.Builders);
            for (int i = first; i < _members.Count; i++)
            {
                foreach (string name in _members[i].Mentions)
                {
                    PlacesOf(name).Add(i);
                }
            }

            foreach ((string type, bool isGlobal) in names.StaticUsings)
            {
                _ = _staticUsings.Add(type);
                if (isGlobal)
                {
                    _ = everywhere.Add(type);
                }
                else
                {
                    PlacesOf(type).AddRange(Enumerable.Range(first, _members.Count - first));
                }
            }
        }

        foreach (string type in everywhere)
        {
            PlacesOf(type).AddRange(Enumerable.Range(0, _members.Count));
        }
    }

    /// <summary>The members, with the names that they are called by.</summary>
    public IReadOnlyList<(SyntaxNode Node, ImmutableArray<string> Names, ImmutableArray<string> Mentions)> Members => _members;

    /// <summary>Whether any member mentions a name.</summary>
    public bool IsMentioned(string name) => _places.ContainsKey(name);

    /// <summary>The declarations of the members that mention a name of which something is true.</summary>
    public HashSet<SyntaxNode> Mentioning(Func<string, bool> isWanted) =>
        [.. _places.Where(place => isWanted(place.Key)).SelectMany(place => place.Value).Select(place => _members[place].Node)];

    /// <summary>Whether one of some declarations is that of a symbol; true also of what has no declaration of its own.</summary>
    public static bool IsDeclaredIn(HashSet<SyntaxNode> members, ISymbol symbol, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            MemberDeclarationSyntax? declaration = reference.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (declaration is null or BaseTypeDeclarationSyntax || members.Contains(declaration))
            {
                return true;
            }
        }

        return symbol.DeclaringSyntaxReferences.IsEmpty;
    }

    /// <summary>Whether the members of a type are used somewhere without naming it.</summary>
    public bool IsUsedStatically(string type) => _staticUsings.Contains(type);

    /// <summary>Whether a method makes collections out of their elements.</summary>
    public bool IsBuilder(string method) => _builders.Contains(method);

    /// <summary>The names under which a member is mentioned that has a name, wherever the language may call it without that.</summary>
    public IEnumerable<string> MentionsOf(string name) =>
        IsBuilder(name) ? ImpliedMentions.MentionsOf(name).Append("Add") : ImpliedMentions.MentionsOf(name);

    private List<int> PlacesOf(string name)
    {
        if (!_places.TryGetValue(name, out List<int>? places))
        {
            _places.Add(name, places = []);
        }

        return places;
    }

    /// <summary>The members that mention a name, by their places in <see cref="Members"/>.</summary>
    public IReadOnlyList<int> Mentioning(string name) => _places.TryGetValue(name, out List<int>? places) ? places : [];
}
