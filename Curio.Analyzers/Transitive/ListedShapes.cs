using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// How the members that the lists name are written where they are used: <c>Select</c> behind <c>Socket</c>, <c>Remove</c> without arguments.
/// Most of what has their names is told from them so, and need not be bound.
/// </summary>
internal sealed class ListedShapes
{
    private readonly Compilation _compilation;
    private readonly MentionIndex _index;
    private readonly HashSet<string> _aliases;
    private readonly Dictionary<string, List<ListedShape>> _shapes = [];

    /// <summary>Creates the answers for a compilation.</summary>
    public ListedShapes(Compilation compilation, MentionIndex index)
    {
        _compilation = compilation;
        _index = index;
        _aliases = [.. index.Members.Where(member => member.Node is UsingDirectiveSyntax).SelectMany(member => member.Names)];
    }

    /// <summary>Adds what a list names, and says by which names that is mentioned: none, when the compilation does not see it.</summary>
    public IEnumerable<string> Add(ListedMember listed)
    {
        List<ISymbol> members = [.. DocumentationCommentId.GetSymbolsForDeclarationId("T:" + listed.TypeId, _compilation)
            .OfType<INamedTypeSymbol>().SelectMany(type => MembersOf(type, listed))];
        HashSet<string> names = [];
        foreach (ISymbol member in members)
        {
            if (SeedNames.KeyOf(member) is { } name)
            {
                names.Add(name);
                ShapesOf(name).AddRange(ListedShape.Of(member));
            }

            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor })
            {
                ListedShape shape = ListedShape.Of(member).Single();
                ShapesOf(DeclaredNames.Creation).Add(shape);
                names.UnionWith(shape.Creations);
            }
        }

        return names;
    }

    private List<ListedShape> ShapesOf(string name)
    {
        if (!_shapes.TryGetValue(name, out List<ListedShape>? shapes))
        {
            _shapes.Add(name, shapes = []);
        }

        return shapes;
    }

    /// <summary>Whether a name can stand for a member of the lists where it stands.</summary>
    public bool MayBe(SyntaxNode place) => place switch
    {
        SimpleNameSyntax name => MayBe(name),
        ImplicitObjectCreationExpressionSyntax creation => MayBeCreated(creation.ArgumentList.Arguments.Count),
        ConstructorInitializerSyntax initializer => MayBeCreated(initializer.ArgumentList.Arguments.Count),
        _ => true,
    };

    private bool MayBeCreated(int arguments) => ShapesOf(DeclaredNames.Creation).Exists(shape => shape.Takes(arguments));

    private bool MayBe(SimpleNameSyntax place)
    {
        if (!_shapes.TryGetValue(place.Identifier.ValueText, out List<ListedShape>? shapes))
        {
            return true;
        }

        ExpressionSyntax called = place.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == place => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => place,
        };
        int? arguments = called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call.ArgumentList.Arguments.Count : null;
        string? receiver = (called as MemberAccessExpressionSyntax)?.Expression switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
            PredefinedTypeSyntax type => type.Keyword.ValueText,
            _ => null,
        };

        // Behind a question mark stands a value, never a type.
        bool isOfType = called == place || (receiver is not null && _aliases.Contains(receiver));
        return shapes.Exists(shape => (arguments is not { } count || shape.Takes(count))
            && (isOfType || !shape.IsStatic || shape.Owner == receiver || IsDerived(receiver, shape.Owner)));
    }

    /// <summary>A static member may stand behind the name of a type that has it from its base.</summary>
    private bool IsDerived(string? type, string from) =>
        _index.Mentioning(from).Any(place => _index.Members[place].Node is TypeDeclarationSyntax derived && derived.Identifier.ValueText == type);

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type, ListedMember listed) =>
        listed.IsWholeType ? type.GetMembers()
            : listed.Name == Blocking.BlockingList.Constructor ? type.InstanceConstructors
            : listed.IsIndexer ? type.GetMembers().Where(static member => member is IPropertySymbol { IsIndexer: true })
            : type.GetMembers(listed.Name);
}
