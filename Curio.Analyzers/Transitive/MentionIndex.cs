using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>Which members of a compilation mention which names.</summary>
internal sealed class MentionIndex
{
    private readonly Dictionary<string, List<int>> _places = [];
    private readonly List<(SyntaxNode Node, ImmutableArray<string> Names, HashSet<string> Mentions)> _members;

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
    public IReadOnlyList<(SyntaxNode Node, ImmutableArray<string> Names, HashSet<string> Mentions)> Members => _members;

    /// <summary>Whether any member mentions a name.</summary>
    public bool IsMentioned(string name) => _places.ContainsKey(name);

    /// <summary>The members that mention a name, by their places in <see cref="Members"/>.</summary>
    public IReadOnlyList<int> Mentioning(string name) => _places.TryGetValue(name, out List<int>? places) ? places : [];
}
