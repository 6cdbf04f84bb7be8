using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>Which members of a compilation mention which names.</summary>
internal sealed class MentionIndex
{
    private readonly Dictionary<string, List<int>> _places = [];
    private readonly List<(SyntaxNode Node, ImmutableArray<string> Names, ImmutableArray<string> Mentions)> _members;

    /// <summary>Reads the names of a compilation.</summary>
    public MentionIndex(Compilation compilation, CancellationToken cancellation)
    {
        _members = [.. compilation.SyntaxTrees.SelectMany(t => DeclaredNames.Of(t, cancellation).Members)];
        for (int i = 0; i < _members.Count; i++)
        {
            foreach (string name in _members[i].Mentions)
            {
                if (!_places.TryGetValue(name, out List<int>? places))
                {
                    _places.Add(name, places = []);
                }

                places.Add(i);
            }
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

    /// <summary>The members that mention a name, by their places in <see cref="Members"/>.</summary>
    public IReadOnlyList<int> Mentioning(string name) => _places.TryGetValue(name, out List<int>? places) ? places : [];
}
