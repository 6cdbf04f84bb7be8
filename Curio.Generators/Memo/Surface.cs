using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Memo;

/// <summary>
/// What one file can mean to others: all of it but comments, layout and bodies. Made once for each syntax tree, which never
/// changes. The body of a method with attributes counts: where it is lowered, it decides whether its callers can be.
/// </summary>
internal sealed class Surface
{
    // A query calls these without naming them.
    private static readonly string[] s_queryMethods =
        ["Select", "SelectMany", "Where", "Join", "GroupJoin", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Cast"];

    // Weak: a tree that no compilation holds takes its surface with it.
    private static readonly ConditionalWeakTable<SyntaxTree, Surface> s_known = new();

    private readonly HashSet<string> _declared = [];
    private readonly HashSet<string> _mentioned = [];
    private readonly HashSet<string> _annotations = [];
    private readonly Dictionary<string, string> _aliases = [];

    private Surface(CompilationUnitSyntax root)
    {
        TextHash hash = new();
        foreach (SyntaxToken token in root.DescendantTokens(static node => !IsBody(node)))
        {
            hash.Add(token.Text);
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                _ = _mentioned.Add(token.ValueText);
            }
        }

        foreach (SyntaxNode node in root.DescendantNodes(static node => !IsBody(node)))
        {
            Read(node, hash);
        }

        // Tokens tell what #if has left of a file, but not whether null is spoken of.
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is NullableDirectiveTriviaSyntax)
            {
                hash.Add(directive.ToString());
            }
        }

        ReachesAll = root.AttributeLists.Count > 0
            || root.Externs.Count > 0
            || root.Usings.Any(static each => each.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));
        Hash = hash.Value;
    }

    /// <summary>Stands for the surface's text.</summary>
    public (ulong, ulong) Hash { get; }

    /// <summary>Whether the file says something to every other one: global usings, attributes of the assembly.</summary>
    public bool ReachesAll { get; }

    /// <summary>The names that the file uses outside of bodies.</summary>
    public IReadOnlyCollection<string> Mentioned => _mentioned;

    /// <summary>Aliases in the file, with the last part of what they stand for.</summary>
    public IReadOnlyDictionary<string, string> Aliases => _aliases;

    /// <summary>The surface of a file.</summary>
    /// <param name="tree">The file.</param>
    /// <returns>Its surface.</returns>
    public static Surface Of(SyntaxTree tree) => s_known.GetValue(tree, static tree => new Surface((CompilationUnitSyntax)tree.GetRoot()));

    /// <summary>Whether one of the file's types or methods may carry an attribute.</summary>
    /// <param name="attribute">Names of the attribute, with and without its suffix, and aliases of it.</param>
    /// <returns>True when one carries an attribute of such a name.</returns>
    public bool IsAnnotated(ImmutableHashSet<string> attribute) =>
        _annotations.Any(name => attribute.Contains(name) || (_aliases.TryGetValue(name, out string? target) && attribute.Contains(target)));

    /// <summary>Whether the file says what one of these names is.</summary>
    /// <param name="names">The names.</param>
    /// <returns>True when it declares one, or says something to every file.</returns>
    public bool Reaches(HashSet<string> names) => ReachesAll || _declared.Overlaps(names);

    private static bool IsBody(SyntaxNode node) =>
        node is GlobalStatementSyntax
        || (node is BlockSyntax or ArrowExpressionClauseSyntax or ConstructorInitializerSyntax
            && node.Parent is not MethodDeclarationSyntax { AttributeLists.Count: > 0 }
            && node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax);

    private void Read(SyntaxNode node, TextHash hash)
    {
        switch (node)
        {
            case AttributeSyntax { Parent.Parent: MemberDeclarationSyntax } attribute:
                string name = AnnotatedNodes.LastName(attribute.Name);
                _ = _annotations.Add(name);
                _ = _mentioned.Add(name + KnownNames.AttributeSuffix);
                break;
            case UsingDirectiveSyntax { Alias: { } alias, Name: { } target }:
                _aliases[alias.Name.Identifier.ValueText] = AnnotatedNodes.LastName(target);
                break;
            case BaseNamespaceDeclarationSyntax space:
                _declared.UnionWith(space.Name.DescendantTokens().Select(static token => token.ValueText));
                break;
            case MethodDeclarationSyntax method:
                Declare(method.Identifier);
                Promise(method);
                Place(method, hash);
                break;
            case QueryExpressionSyntax:
                _mentioned.UnionWith(s_queryMethods);
                break;
            case SimpleBaseTypeSyntax { Type: NameSyntax inherited }:
                // What a type does to the methods of another one, the other one depends on: an override without a task form.
                _ = _declared.Add(AnnotatedNodes.LastName(inherited));
                break;
            case PrimaryConstructorBaseTypeSyntax { Type: NameSyntax inherited }:
                _ = _declared.Add(AnnotatedNodes.LastName(inherited));
                break;
            default:
                Declare(AnnotatedNodes.NameOf(node));
                break;
        }
    }

    // The attribute may stand at the other part of a partial method: then the body is copied from here, with its lines.
    private static void Place(MethodDeclarationSyntax method, TextHash hash)
    {
        if (method.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            hash.Add((ulong)method.SyntaxTree.GetLineSpan(method.Span).StartLinePosition.Line);
            hash.Add(method.ToFullString());
        }
    }

    // What generators make of a method has other names than the method; a twin has that of its coroutine without the end.
    private void Promise(MethodDeclarationSyntax method)
    {
        string name = method.Identifier.ValueText;
        if (method.AttributeLists.Count > 0)
        {
            _declared.UnionWith([KnownNames.SpawnPrefix + name, name + KnownNames.AsyncSuffix, name + KnownNames.InProcessSuffix]);
        }
    }

    private void Declare(SyntaxToken identifier)
    {
        string name = identifier.ValueText;
        if (name.Length == 0)
        {
            return;
        }

        _ = _declared.Add(name);
        if (name.EndsWith(KnownNames.AsyncSuffix, StringComparison.Ordinal))
        {
            _ = _declared.Add(name.Substring(0, name.Length - KnownNames.AsyncSuffix.Length));
        }
    }
}
