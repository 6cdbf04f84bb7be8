using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Tests.Support;

/// <summary>
/// A block of code in the page of a rule. It is whole types, or else members of a class. A comment at the end of a line that
/// begins with ids (<c>// CURIO101: why</c>) names what is reported there, at no other line is anything.
/// </summary>
/// <param name="Section">The heading above it.</param>
/// <param name="IsList">Whether it is a <c>CurioBlocking.txt</c>, and no C#.</param>
/// <param name="Code">Its text.</param>
internal sealed partial record PageSample(string Section, bool IsList, string Code)
{
    /// <summary>What is marked: lines from 0, and ids.</summary>
    public IEnumerable<(int Line, string Id)> Marks => Code.Split('\n').SelectMany((text, line) =>
        Mark().Match(text).Groups["id"].Captures.Select(capture => (line, capture.Value)));

    /// <summary>The samples of a page: what is C#, and what stands in no language.</summary>
    public static IEnumerable<PageSample> Of(string page) => Block().Matches(page)
        .Where(block => block.Groups["language"].Value is "csharp" or "")
        .Select(block => new PageSample(
            Heading().Matches(page[..block.Index]).Last().Groups["title"].Value,
            block.Groups["language"].Length == 0,
            block.Groups["code"].Value));

    /// <summary>The text of a file; its lines stay where they are.</summary>
    public string AsFile()
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(Code, options: new CSharpParseOptions(LanguageVersion.Preview));
        if (unit.Members.All(member => member is BaseTypeDeclarationSyntax) && !unit.ContainsDiagnostics)
        {
            return Code;
        }

        int members = unit.Usings.FullSpan.End;
        return $"{Code[..members]}partial class Sample {{ {Code[members..]} }}";
    }

    [GeneratedRegex(@"^```(?<language>\S*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^## (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(//|\s#) (?<id>CURIO\d{3})(, (?<id>CURIO\d{3}))*")]
    private static partial Regex Mark();
}
