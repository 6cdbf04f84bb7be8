using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// What may lead to what a walk looks for, by names alone: a seed is tainted, and so is the name of every member that mentions a tainted one.
/// Nothing is bound for it; where few coroutines are, that is enough to walk down from them.
/// </summary>
internal sealed class NameTaint
{
    private readonly HashSet<string> _names = [];
    private readonly HashSet<SyntaxNode> _members = [];

    /// <summary>Taints the names of a compilation.</summary>
    /// <param name="index">What its members mention.</param>
    /// <param name="seeds">The names to begin with.</param>
    public NameTaint(MentionIndex index, SeedNames seeds)
    {
        Queue<string> open = new();
        seeds.Listed.ToList().ForEach(Taint);
        seeds.Told.SelectMany(index.MentionsOf).ToList().ForEach(Taint);
        while (open.Count > 0)
        {
            foreach (int place in index.Mentioning(open.Dequeue()))
            {
                _members.Add(index.Members[place].Node);
                foreach (string name in index.Members[place].Names.SelectMany(index.MentionsOf))
                {
                    Taint(name);
                }
            }
        }

        void Taint(string name)
        {
            if (_names.Add(name))
            {
                open.Enqueue(name);
            }
        }
    }

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _names;

    /// <summary>Whether something of the name of a symbol may lead there.</summary>
    public bool ContainName(ISymbol symbol) => SeedNames.KeyOf(symbol) is not { } key || _names.Contains(key);

    /// <summary>Whether the code of a member, or the static initialisers of a type, may lead there.</summary>
    public bool Contain(ISymbol symbol, CancellationToken cancellation) =>
        ContainName(symbol) && (symbol is not IMethodSymbol { MethodKind: not MethodKind.Constructor, IsOverride: false } || IsMentionedIn(symbol, cancellation));

    /// <summary>Whether the declaration of a member mentions a tainted name.</summary>
    public bool IsMentionedIn(ISymbol member, CancellationToken cancellation) => MentionIndex.IsDeclaredIn(_members, member, cancellation);
}
