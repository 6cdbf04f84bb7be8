using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Tests.Support;

/// <summary>
/// A source with the places where diagnostics are expected: <c>{|ID:code|}</c>, or <c>[|code|]</c> for the test's own rule.
/// </summary>
internal sealed record TestFile(string Path, string Code, IReadOnlyList<(TextSpan Span, string Id)> Expected, string? FixedCode)
{
    /// <summary>The first folder of the path names the project.</summary>
    public string Project => Path.Split('/') is [var project, _, ..] ? project : "Test";

    public static TestFile Parse(string path, string markup, string? fixedCode, string defaultId)
    {
        StringBuilder code = new();
        Stack<(int Start, string Id)> open = new();
        List<(TextSpan, string)> expected = [];
        for (int i = 0; i < markup.Length; i++)
        {
            string rest = markup[i..Math.Min(markup.Length, i + 16)];
            if (rest.StartsWith("[|", StringComparison.Ordinal))
            {
                open.Push((code.Length, defaultId));
                i++;
            }
            else if (rest.StartsWith("{|", StringComparison.Ordinal) && rest.IndexOf(':', StringComparison.Ordinal) is > 2 and var colon)
            {
                open.Push((code.Length, rest[2..colon]));
                i += colon;
            }
            else if (open.Count > 0 && rest.Length > 1 && rest[..2] is "|]" or "|}")
            {
                (int start, string id) = open.Pop();
                expected.Add((TextSpan.FromBounds(start, code.Length), id));
                i++;
            }
            else
            {
                code.Append(markup[i]);
            }
        }

        return new TestFile(path, code.ToString(), expected, fixedCode);
    }
}
