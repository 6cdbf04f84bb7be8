using Curio.Analyzers.Blocking;

namespace Curio.Analyzers.Transitive;

/// <summary>A member that a list names, taken apart once.</summary>
internal sealed class ListedMember
{
    private ListedMember(string id, string group)
    {
        string[] names = IdNames.Of(id);
        Id = id;
        Group = group;
        Type = names[names.Length - 2];
        Outer = names.Length > 3 ? names[names.Length - 3] : null;
        Name = names[names.Length - 1];
    }

    /// <summary>The documentation id.</summary>
    public string Id { get; }

    /// <summary>The documentation id of its type, without the letter.</summary>
    public string TypeId
    {
        get
        {
            int parameters = Id.IndexOf('(');
            string path = parameters < 0 ? Id : Id.Substring(0, parameters);
            return path.Substring("M:".Length, path.LastIndexOf('.') - "M:".Length);
        }
    }

    /// <summary>The group of the table.</summary>
    public string Group { get; }

    /// <summary>The name of its type.</summary>
    public string Type { get; }

    /// <summary>What stands before that: a namespace, or the type around it.</summary>
    public string? Outer { get; }

    /// <summary>Its name; that of a constructor is <see cref="BlockingList.Constructor"/>.</summary>
    public string Name { get; }

    /// <summary>Whether it is an indexer, of which the metadata name is all that an id has.</summary>
    public bool IsIndexer => Name == "Item" && Id.EndsWith(")", StringComparison.Ordinal) && Id[0] == 'P';

    /// <summary>The name that code mentions to use it.</summary>
    public string Mention => Name == BlockingList.Constructor ? Type
        : IsIndexer ? DeclaredNames.Indexer
        : Name.StartsWith("op_", StringComparison.Ordinal) ? DeclaredNames.Operator
        : Name;

    /// <summary>Whether it stands for all members of its type.</summary>
    public bool IsWholeType => Name == "*";

    /// <summary>What a list names, without what blocks for a moment only.</summary>
    public static IEnumerable<ListedMember> In(BlockingList list) => list.Ids
        .Select(id => (Id: id, Entry: list.Find(id)!)).Where(static listed => listed.Entry.Confidence > Confidence.Low)
        .Select(static listed => new ListedMember(listed.Id, listed.Entry.Group));
}
