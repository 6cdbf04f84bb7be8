using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>How one member is written where it is used.</summary>
internal sealed class ListedShape
{
    private readonly int _least;
    private readonly int _most;

    private ListedShape(ISymbol member, bool isStatic, int least, int most)
    {
        Owner = member.ContainingType.Name;
        IsStatic = isStatic;
        _least = least;
        _most = most;
    }

    /// <summary>The name of its type.</summary>
    public string Owner { get; }

    /// <summary>Whether the name of its type must stand before it.</summary>
    public bool IsStatic { get; }

    /// <summary>The shapes of a member: an extension has two.</summary>
    public static IEnumerable<ListedShape> Of(ISymbol member)
    {
        if (member is not IMethodSymbol method)
        {
            // A property may hold something that is called.
            return [new ListedShape(member, member.IsStatic, 0, int.MaxValue)];
        }

        int least = method.Parameters.Count(p => !p.IsOptional && !p.IsParams);
        int most = method.Parameters.Any(p => p.IsParams) ? int.MaxValue : method.Parameters.Length;
        ListedShape whole = new(member, member.IsStatic, least, most);
        return method.IsExtensionMethod ? [whole, new ListedShape(member, isStatic: false, least - 1, most == int.MaxValue ? most : most - 1)] : [whole];
    }

    /// <summary>What mentions it where it is a constructor and its type is not named.</summary>
    public IEnumerable<string> Creations => (_least, _most) switch
    {
        (0, 0) => [DeclaredNames.Creation],
        (0, _) => [DeclaredNames.Creation, DeclaredNames.CreationOfSome],
        _ => [DeclaredNames.CreationOfSome],
    };

    /// <summary>Whether it can be called with so many arguments.</summary>
    public bool Takes(int arguments) => arguments >= _least && arguments <= _most;
}
