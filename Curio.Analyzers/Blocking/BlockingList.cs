using System.Collections.Immutable;

namespace Curio.Analyzers.Blocking;

/// <summary>Blocking members by documentation id, as a list file gives them.</summary>
/// <remarks>
/// An id without a parameter list stands for all overloads, and <c>M:Some.Type.*</c> for all members of a type. So that most
/// members are passed by without building an id, the plain names are kept beside them.
/// </remarks>
internal sealed class BlockingList
{
    /// <summary>The name under which a list keeps constructors.</summary>
    public const string Constructor = "#ctor";

    private readonly ImmutableDictionary<string, BlockingEntry> _entries;
    private readonly ImmutableHashSet<string> _names;
    private readonly ImmutableHashSet<string> _types;

    /// <summary>Creates a list of ids.</summary>
    public BlockingList(IEnumerable<KeyValuePair<string, BlockingEntry>> entries)
    {
        _entries = ImmutableDictionary.CreateRange(entries);
        var owners = _entries.Keys.Select(Split).ToList();
        _names = owners.Select(o => o.Name).ToImmutableHashSet();
        _types = owners.Where(o => o.Name is Constructor or "*").Select(o => o.Type).ToImmutableHashSet();
    }

    /// <summary>The ids of the list.</summary>
    public IEnumerable<string> Ids => _entries.Keys;

    /// <summary>Whether a member of these names can be in the list at all.</summary>
    /// <param name="type">The name of its type, without namespace and type parameters.</param>
    /// <param name="member">Its own, <see cref="Constructor"/> for a constructor.</param>
    public bool MayContain(string type, string member) =>
        (member != Constructor && _names.Contains(member)) || _types.Contains(type);

    /// <summary>The entry of a member, or null.</summary>
    /// <param name="id">Its documentation id.</param>
    public BlockingEntry? Find(string id)
    {
        if (_entries.TryGetValue(id, out BlockingEntry? exact))
        {
            return exact;
        }

        string name = WithoutParameters(id);
        return _entries.TryGetValue(name, out BlockingEntry? all) ? all
            : _entries.TryGetValue($"M:{name.Substring(2, name.LastIndexOf('.') - 2)}.*", out BlockingEntry? type) ? type
            : null;
    }

    private static string WithoutParameters(string id)
    {
        int parameters = id.IndexOf('(');
        string name = parameters < 0 ? id : id.Substring(0, parameters);
        int arity = name.IndexOf("``", StringComparison.Ordinal);
        return arity < 0 ? name : name.Substring(0, arity);
    }

    private static (string Type, string Name) Split(string id)
    {
        string name = WithoutParameters(id);
        int member = name.LastIndexOf('.');
        string type = name.Substring(0, member);
        type = type.Substring(type.LastIndexOfAny(['.', ':']) + 1);
        int arity = type.IndexOf('`');
        return (arity < 0 ? type : type.Substring(0, arity), name.Substring(member + 1));
    }
}
