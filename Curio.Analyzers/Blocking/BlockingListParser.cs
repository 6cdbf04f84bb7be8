using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Blocking;

/// <summary>Reads a list of blocking members: documentation ids, one a line, sections, and comments after <c>#</c>.</summary>
internal sealed class BlockingListParser
{
    private static readonly BlockingEntry s_default = new(BlockingKind.Other, "user", Confidence.High);

    private static readonly Regex s_section =
        new(@"^\[(?<kind>[a-z]+)(\.(?<group>[a-z]+))? (?<confidence>high|medium|low)\]$", RegexOptions.CultureInvariant);

    // M: or P:, a dotted name with arities, a member (#ctor, or * for all of them), and perhaps parameters, of a conversion with its result.
    private static readonly Regex s_id =
        new(@"^[MP]:[\w`]+(\.[\w`]+)*\.(\w+(``\d+)?|#ctor|\*)(\([^()]*\)(~\S+)?)?$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, BlockingEntry> _entries = [];
    private readonly List<(TextLine Line, string Fault)> _faults = [];
    private BlockingEntry _section = s_default;

    private BlockingListParser()
    {
    }

    /// <summary>Reads a list. A line that cannot be read is skipped, and reported with what is wrong.</summary>
    public static (BlockingList List, IReadOnlyList<(TextLine Line, string Fault)> Faults) Parse(SourceText text)
    {
        BlockingListParser parser = new();
        foreach (TextLine line in text.Lines)
        {
            parser.Read(line);
        }

        return (new BlockingList(parser._entries), parser._faults);
    }

    private void Read(TextLine line)
    {
        string text = WithoutComment(line.ToString()).Trim();
        if (text.Length == 0)
        {
            return;
        }

        if (text[0] == '[')
        {
            ReadSection(line, text);
        }
        else if (!s_id.IsMatch(text))
        {
            _faults.Add((line, $"'{text}' is not the documentation id of a method, constructor or property, such as 'M:Some.Type.Method', 'M:Some.Type.#ctor(System.String)', 'P:Some.Type.Property' or 'M:Some.Type.*'"));
        }
        else
        {
            _entries[text] = _section;
        }
    }

    private void ReadSection(TextLine line, string text)
    {
        Match match = s_section.Match(text);
        if (match.Success
            && Enum.TryParse(match.Groups["kind"].Value, ignoreCase: true, out BlockingKind kind)
            && Enum.TryParse(match.Groups["confidence"].Value, ignoreCase: true, out Confidence confidence))
        {
            _section = new BlockingEntry(kind, match.Groups["group"] is { Success: true, Value: var group } ? group : s_default.Group, confidence);
            return;
        }

        _section = s_default;
        _faults.Add((line, $"'{text}' is not a section; write '[kind confidence]' or '[kind.group confidence]' with the kind sleep, file, other, await or sync and the confidence high, medium or low"));
    }

    /// <summary>A <c>#</c> begins a comment, but not the one of <c>#ctor</c>.</summary>
    private static string WithoutComment(string line)
    {
        for (int at = line.IndexOf('#'); at >= 0; at = line.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(line[at - 1]))
            {
                return line.Substring(0, at);
            }
        }

        return line;
    }
}
