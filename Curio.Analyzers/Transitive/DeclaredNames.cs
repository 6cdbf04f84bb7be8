using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    /// <summary>What every indexer is called.</summary>
    public const string Indexer = "this[]";

    /// <summary>What a <c>lock</c> mentions.</summary>
    public const string Lock = "#lock";

    // Keyed weakly by file: an editor keeps most files from one compilation to the next.
    private static readonly ConditionalWeakTable<SyntaxTree, DeclaredNames> s_known = new();

    private readonly List<(SyntaxNode, ImmutableArray<string>, HashSet<string>)> _members = [];

    private DeclaredNames(SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is MemberDeclarationSyntax member and not (BaseNamespaceDeclarationSyntax or EnumDeclarationSyntax or DelegateDeclarationSyntax))
            {
                // A type calls the constructors of its bases; its members speak for themselves.
                _members.Add((member, NamesOf(member), MentionsOf(member is TypeDeclarationSyntax type ? (SyntaxNode?)type.BaseList : member)));
            }
            else if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } directive)
            {
                _members.Add((directive, [alias], MentionsOf(directive)));
            }
        }
    }

    /// <summary>Each member, its own names, and what it mentions. An alias counts as a member: it stands for what it names.</summary>
    public IReadOnlyList<(SyntaxNode Node, ImmutableArray<string> Names, HashSet<string> Mentions)> Members => _members;

    /// <summary>The names of a file.</summary>
    public static DeclaredNames Of(SyntaxTree tree, CancellationToken cancellation)
    {
        SyntaxNode root = tree.GetRoot(cancellation);
        return s_known.GetValue(tree, _ => new DeclaredNames(root));
    }

    private static ImmutableArray<string> NamesOf(MemberDeclarationSyntax member)
    {
        string owner = (member.Parent as TypeDeclarationSyntax)?.Identifier.ValueText ?? "";
        return member switch
        {
            TypeDeclarationSyntax type => [type.Identifier.ValueText, Creation],
            ConstructorDeclarationSyntax => [owner, Creation],
            MethodDeclarationSyntax method => [method.Identifier.ValueText],
            PropertyDeclarationSyntax { Initializer: not null } property => [property.Identifier.ValueText, owner, Creation],
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            IndexerDeclarationSyntax => [Indexer],
            OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => [Operator],
            EventDeclarationSyntax changed => [changed.Identifier.ValueText],
            BaseFieldDeclarationSyntax field => [.. field.Declaration.Variables.Select(v => v.Identifier.ValueText), owner, Creation],
            _ => [],
        };
    }

    private static HashSet<string> MentionsOf(SyntaxNode? node)
    {
        HashSet<string> mentions = [Operator, "Deconstruct"];
        foreach (SyntaxToken token in node?.DescendantTokens() ?? [])
        {
            switch (token.Kind())
            {
                case SyntaxKind.IdentifierToken:
                    mentions.Add(token.ValueText);
                    break;
                case SyntaxKind.UsingKeyword:
                    mentions.UnionWith(["Dispose", "DisposeAsync"]);
                    break;
                case SyntaxKind.ForEachKeyword:
                    mentions.UnionWith(["GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Dispose"]);
                    break;
                case SyntaxKind.PlusToken or SyntaxKind.PlusEqualsToken or SyntaxKind.InterpolatedStringStartToken
                    or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
                    or SyntaxKind.InterpolatedMultiLineRawStringStartToken:
                    mentions.Add("ToString");
                    break;
                case SyntaxKind.OpenBracketToken when token.Parent is not ListPatternSyntax:
                    mentions.UnionWith([Indexer, "Add"]);
                    break;
                case SyntaxKind.OpenBracketToken or SyntaxKind.CaretToken or SyntaxKind.DotDotToken:
                    mentions.UnionWith([Indexer, "Add", "Length", "Count", "Slice"]);
                    break;
                case SyntaxKind.OpenBraceToken when token.Parent is InitializerExpressionSyntax:
                    mentions.UnionWith([Indexer, "Add"]);
                    break;
                case SyntaxKind.NewKeyword when token.Parent is ImplicitObjectCreationExpressionSyntax:
                case SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword when token.Parent is ConstructorInitializerSyntax:
                    mentions.Add(Creation);
                    break;
                case SyntaxKind.LockKeyword:
                    mentions.Add(Lock);
                    break;
            }
        }

        return mentions;
    }
}
