using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Which of the types that a list names a compilation can see: the members of the others are called nowhere in it. Asked of the names
/// alone, which an assembly has at hand; that one of them is meant for another type only means that more is read.
/// </summary>
internal sealed class PresentTypes
{
    private readonly IAssemblySymbol[] _assemblies;
    private readonly Dictionary<string, bool> _known = [];

    /// <summary>Creates the answers for a compilation.</summary>
    public PresentTypes(Compilation compilation) => _assemblies = [.. compilation.SourceModule.ReferencedAssemblySymbols, compilation.Assembly];

    /// <summary>Whether the type of a member is there. Of a type within a type an assembly tells the name of the outer one.</summary>
    public bool Declare(ListedMember member) => Contain(member.Type) || (member.Outer is { } outer && Contain(outer));

    /// <summary>Whether a type of that name is there.</summary>
    public bool Contain(string name)
    {
        if (!_known.TryGetValue(name, out bool isThere))
        {
            isThere = _assemblies.Any(assembly => assembly.TypeNames.Contains(name));
            _known.Add(name, isThere);
        }

        return isThere;
    }
}
