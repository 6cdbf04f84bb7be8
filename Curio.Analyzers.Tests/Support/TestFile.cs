using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Tests.Support;

/// <summary>
/// A source with the places where diagnostics are expected: <c>{|ID:code|}</c>, or <c>[|code|]</c> for the test's own rule.
/// </summary>
internal sealed partial record TestFile(string Path, string Code, IReadOnlyList<(TextSpan Span, string Id)> Expected, string FixedCode)
{
    /// <summary>The first folder of the path names the project.</summary>
    public string Project => Path.Split('/') is [var project, _, ..] ? project : "Test";

    public static TestFile Parse(string path, string markup, string? fixedCode, string defaultId)
    {
        (string code, int read) = ("", 0);
        Stack<(int Start, string Id)> open = new();
        List<(TextSpan, string)> expected = [];
        foreach (Match mark in Marks().Matches(markup))
        {
            code += markup[read..mark.Index];
            read = mark.Index + mark.Length;
            if (mark.Value is "|]" or "|}")
            {
                (int start, string id) = open.Pop();
                expected.Add((TextSpan.FromBounds(start, code.Length), id));
            }
            else
            {
                open.Push((code.Length, mark.Value == "[|" ? defaultId : mark.Groups["id"].Value));
            }
        }

        code += markup[read..];
        return new TestFile(path, code, expected, fixedCode ?? code);
    }

    [GeneratedRegex(@"\[\||\{\|(?<id>\w+):|\|\]|\|\}")]
    private static partial Regex Marks();
}
