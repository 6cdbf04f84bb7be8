using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// The names of a file: for each member those that it is called by, and those that it mentions. Nothing is bound. What the
/// language calls without a name is mentioned under the name that it looks for.
/// </summary>
internal sealed class DeclaredNames
{
    /// <summary>What every operator and conversion is called, and every body mentions.</summary>
    public const string Operator = "#operator";

    /// <summary>What every constructor is called, and <c>new()</c> mentions.</summary>
    public const string Creation = "#new";

    /// <summary>What <c>new(…)</c> mentions when something stands between the brackets.</summary>
    public const string CreationOfSome = "#new(…)";

    /// <summary>What every indexer is called.</summary>
    public const string Indexer = "this[]";

    /// <summary>What a query mentions, for the members that its words stand for.</summary>
    public const string Query = "#query";

    /// <summary>What a text with holes mentions, for the type that puts it together.</summary>
    public const string Text = "#text";

    /// <summary>What a <c>foreach</c> mentions, for the members that it looks for.</summary>
    public const string Loop = "#loop";

    // Keyed weakly by file: an editor keeps most files from one compilation to the next.
    private static readonly ConditionalWeakTable<SyntaxTree, DeclaredNames> s_known = new();

    private readonly List<(SyntaxNode, ImmutableArray<string>, ImmutableArray<string>)> _members = [];
    private readonly List<(string, bool)> _staticUsings = [];
    private readonly List<string> _builders = [];

    private DeclaredNames(SyntaxNode root, SourceText text)
    {
        MentionedNames names = new(text.ToString());
        Dictionary<TypeDeclarationSyntax, ImmutableArray<string>> starters = [];
        foreach (SyntaxNode node in root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is MemberDeclarationSyntax member and not (BaseNamespaceDeclarationSyntax or EnumDeclarationSyntax or DelegateDeclarationSyntax))
            {
                // A type calls the constructors of its bases; its members speak for themselves.
                _members.Add((member, NamesOf(member, StartersOf), names.In(CodeOf(member), AttributesOf(member))));
                _builders.AddRange(SpecialTypes.BuildersOf(member));
            }
            else if (node is UsingDirectiveSyntax { Alias: null } directive && directive.StaticKeyword.RawKind != 0 && WrittenNames.LastOf(directive.NamespaceOrType) is { } type)
            {
                _staticUsings.Add((type, directive.GlobalKeyword.RawKind != 0));
            }
            else if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias })
            {
                _members.Add((node, [alias], names.In(node.Span, [])));
            }
        }

        // Asked for each field of a type, which may have thousands.
        ImmutableArray<string> StartersOf(TypeDeclarationSyntax type)
        {
            if (!starters.TryGetValue(type, out ImmutableArray<string> known))
            {
                starters.Add(type, known = [type.Identifier.ValueText, .. SpecialTypes.StartersOf(type)]);
            }

            return known;
        }
    }

    /// <summary>Each member, its own names, and what it mentions. An alias counts as a member: it stands for what it names.</summary>
    public IReadOnlyList<(SyntaxNode Node, ImmutableArray<string> Names, ImmutableArray<string> Mentions)> Members => _members;

    /// <summary>The types whose members the file uses without naming them, and whether all files do.</summary>
    public IReadOnlyList<(string Type, bool IsGlobal)> StaticUsings => _staticUsings;

    /// <summary>The methods that make collections of its types.</summary>
    public IReadOnlyList<string> Builders => _builders;

    /// <summary>The names of a file.</summary>
    public static DeclaredNames Of(SyntaxTree tree, CancellationToken cancellation)
    {
        SyntaxNode root = tree.GetRoot(cancellation);
        SourceText text = tree.GetText(cancellation);
        return s_known.GetValue(tree, _ => new DeclaredNames(root, text));
    }

    private static TextSpan CodeOf(MemberDeclarationSyntax member) => member is not TypeDeclarationSyntax type
        ? WithoutAttributes(member)
        : type.BaseList?.Span ?? new TextSpan(type.SpanStart, 0);

    private static IEnumerable<string> AttributesOf(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(static list => list.Attributes).Select(static each => WrittenNames.LastOf(each.Name)).OfType<string>();

    /// <summary>What an attribute is given is constant, and runs nothing.</summary>
    private static TextSpan WithoutAttributes(MemberDeclarationSyntax member) => member.AttributeLists.Count == 0
        ? member.Span
        : TextSpan.FromBounds(member.AttributeLists[member.AttributeLists.Count - 1].Span.End, member.Span.End);

    private static ImmutableArray<string> NamesOf(MemberDeclarationSyntax member, Func<TypeDeclarationSyntax, ImmutableArray<string>> startersOf)
    {
        ImmutableArray<string> Starting() => (member as TypeDeclarationSyntax ?? member.Parent as TypeDeclarationSyntax) is { } type ? startersOf(type) : [];
        return member switch
        {
            TypeDeclarationSyntax or ConstructorDeclarationSyntax => Starting(),
            MethodDeclarationSyntax method when DisposePattern.IsDeclaredBy(method) => [.. DisposePattern.Callers],
            MethodDeclarationSyntax method => [method.Identifier.ValueText],
            PropertyDeclarationSyntax { Initializer: not null } property => [property.Identifier.ValueText, .. Starting()],
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            IndexerDeclarationSyntax => [Indexer],
            OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => [Operator],
            EventDeclarationSyntax changed => [changed.Identifier.ValueText],
            BaseFieldDeclarationSyntax field => [.. field.Declaration.Variables.Select(v => v.Identifier.ValueText), .. Starting()],
            _ => [],
        };
    }
}
