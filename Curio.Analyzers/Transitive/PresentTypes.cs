using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>Which of the types that a list names a compilation can see: the members of the others are called nowhere in it.</summary>
internal sealed class PresentTypes
{
    private readonly Compilation _compilation;
    private readonly Dictionary<string, bool> _known = [];

    /// <summary>Creates the answers for a compilation.</summary>
    public PresentTypes(Compilation compilation) => _compilation = compilation;

    /// <summary>Whether the type of a member is there.</summary>
    /// <param name="id">The documentation id of the member.</param>
    public bool Declare(string id)
    {
        int parameters = id.IndexOf('(');
        string member = parameters < 0 ? id : id.Substring(0, parameters);
        return Contain(member.Substring(2, member.LastIndexOf('.') - 2));
    }

    /// <summary>Whether a type is there.</summary>
    /// <param name="type">Its name with that of its namespace, as in a documentation id.</param>
    public bool Contain(string type)
    {
        if (!_known.TryGetValue(type, out bool isThere))
        {
            isThere = IsThere(type) || (type.LastIndexOf('.') is int last and > 0 && IsThere($"{type.Substring(0, last)}+{type.Substring(last + 1)}"));
            _known.Add(type, isThere);
        }

        return isThere;
    }

    private bool IsThere(string name) => !_compilation.GetTypesByMetadataName(name).IsEmpty;
}
