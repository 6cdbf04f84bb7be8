using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.Tests.Support;

/// <summary>A source in which <c>{|CURIO501:name|}</c> marks where a diagnostic is expected.</summary>
internal sealed partial class MarkedSource
{
    private MarkedSource(string text, IReadOnlyList<(string Id, TextSpan Span)> expected)
    {
        Text = text;
        Expected = expected;
    }

    public string Text { get; }

    public IReadOnlyList<(string Id, TextSpan Span)> Expected { get; }

    public static MarkedSource Parse(string marked)
    {
        List<(string, TextSpan)> expected = [];
        string text = marked;
        for (Match match = Mark().Match(text); match.Success; match = Mark().Match(text))
        {
            string inside = match.Groups["text"].Value;
            text = text[..match.Index] + inside + text[(match.Index + match.Length)..];
            expected.Add((match.Groups["id"].Value, new TextSpan(match.Index, inside.Length)));
        }

        return new MarkedSource(text, expected);
    }

    [GeneratedRegex(@"\{\|(?<id>\w+):(?<text>.*?)\|\}")]
    private static partial Regex Mark();
}
