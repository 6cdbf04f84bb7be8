using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Tests.Parity;

/// <summary>
/// Which tests cover which rows. Read from the sources of all test projects, of which this assembly can load only its own.
/// </summary>
/// <remarks>
/// A test says it by its name, one part of which, between underscores, is the id (<c>K01</c>, or <c>K01a</c> for one of several
/// cases), or by <c>[Trait("Parity", "K01")]</c> on itself or its class.
/// </remarks>
internal static partial class TestIndex
{
    /// <summary>The tests of all projects beside each other in a folder: pairs of an id and <c>Class.Method</c>.</summary>
    public static IEnumerable<(string Id, string Test)> OfProjectsIn(string folder) =>
        Directory.EnumerateDirectories(folder, "*.Tests")
            .SelectMany(static project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
                .Where(path => Path.GetRelativePath(project, path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")))
            .Order(StringComparer.Ordinal)
            .SelectMany(static path => Of(File.ReadAllText(path)));

    /// <summary>The tests of one file.</summary>
    public static IEnumerable<(string Id, string Test)> Of(string source) =>
        from method in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where Attributes(method).Any(static attribute => NameOf(attribute) is { } name
            && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal)))
        from id in IdsOf(method).Distinct()
        select (id, $"{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}");

    private static IEnumerable<string> IdsOf(MethodDeclarationSyntax method) =>
    [
        .. method.Identifier.Text.Split('_').Where(static part => Id().IsMatch(part)).Select(static part => part[..3]),
        .. Attributes(method).Concat(Attributes((TypeDeclarationSyntax)method.Parent!)).SelectMany(TraitOf),
    ];

    private static IEnumerable<string> TraitOf(AttributeSyntax attribute)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax>? arguments = attribute.ArgumentList?.Arguments;
        return NameOf(attribute) == "Trait" && arguments is [var name, var value] && Text(name) == "Parity" ? [Text(value)] : [];
    }

    private static string Text(AttributeArgumentSyntax argument) =>
        (argument.Expression as LiteralExpressionSyntax)?.Token.ValueText ?? argument.ToString();

    private static IEnumerable<AttributeSyntax> Attributes(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(static list => list.Attributes);

    private static string NameOf(AttributeSyntax attribute) => attribute.Name.ToString().Split('.')[^1];

    [GeneratedRegex("^[A-Z][0-9]{2}[a-z]?$")]
    private static partial Regex Id();
}
