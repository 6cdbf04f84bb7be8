using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// The types whose static members a list names. Such a member stands behind the name of its type: <c>Select</c> behind <c>Socket</c>, and
/// behind anything else it is another one, which need not be bound to know that.
/// </summary>
internal sealed class StaticOwners
{
    private readonly Compilation _compilation;
    private readonly HashSet<string> _aliases;
    private readonly Dictionary<string, HashSet<string>> _owners = [];
    private readonly HashSet<string> _others = [];

    /// <summary>Creates the answers for a compilation.</summary>
    public StaticOwners(Compilation compilation, MentionIndex index)
    {
        _compilation = compilation;
        _aliases = [.. index.Members.Where(member => member.Node is UsingDirectiveSyntax).SelectMany(member => member.Names)];
    }

    /// <summary>Adds a member of a list.</summary>
    /// <param name="id">Its documentation id.</param>
    /// <param name="type">The name of its type in it.</param>
    /// <param name="member">Its own name.</param>
    public void Add(string id, string type, string member)
    {
        if (!IsStatic(id, member))
        {
            _others.Add(member);
            return;
        }

        if (!_owners.TryGetValue(member, out HashSet<string>? owners))
        {
            _owners.Add(member, owners = []);
        }

        owners.Add(type);
    }

    /// <summary>Whether a name can stand for a member of the lists where it stands.</summary>
    public bool MayBe(SimpleNameSyntax place) => place.Parent is not MemberAccessExpressionSyntax access
        || access.Name != place
        || _others.Contains(place.Identifier.ValueText)
        || !_owners.TryGetValue(place.Identifier.ValueText, out HashSet<string>? owners)
        || (NameOf(access.Expression) is { } receiver && (owners.Contains(receiver) || _aliases.Contains(receiver)));

    private bool IsStatic(string id, string member)
    {
        int end = id.IndexOf('(');
        string path = end < 0 ? id : id.Substring(0, end);
        int start = "M:".Length;
        INamedTypeSymbol? type = _compilation.GetTypeByMetadataName(path.Substring(start, path.LastIndexOf('.') - start));
        return type?.GetMembers(member) is { IsEmpty: false } members
            && members.All(static each => each.IsStatic && each is not IMethodSymbol { IsExtensionMethod: true });
    }

    private static string? NameOf(ExpressionSyntax receiver) => receiver switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };
}
