using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Reads the names out of the text of a member. Its tokens would say it more exactly, and take longer to walk; a word of a comment
/// or of a text that is taken for a name only means that a body is read in vain.
/// </summary>
internal static class MentionedNames
{
    private static readonly string[] s_using = ["Dispose", "DisposeAsync"];
    private static readonly string[] s_ranges = [DeclaredNames.Indexer, "Length", "Count", "Slice"];

    /// <summary>The names in a text, and what the language calls without a name.</summary>
    public static HashSet<string> In(string text)
    {
        HashSet<string> names = [DeclaredNames.Operator, "Deconstruct"];

        // Where texts may hold code, or go on over several lines, nothing is left out.
        bool isPlain = text.IndexOf('$') < 0 && text.IndexOf("@\"", StringComparison.Ordinal) < 0 && text.IndexOf("\"\"\"", StringComparison.Ordinal) < 0;
        for (int i = 0; i < text.Length;)
        {
            i = IsPartOfName(text[i]) ? Word(text, i, names)
                : isPlain && Skipped(text, i) is int end and > 0 ? end
                : Mark(text, i, names);
        }

        return names;
    }

    private static bool IsPartOfName(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or (>= '0' and <= '9')
        || (character > '\x7f' && char.IsLetterOrDigit(character));

    private static int Word(string text, int start, HashSet<string> names)
    {
        int end = start + 1;
        while (end < text.Length && IsPartOfName(text[end]))
        {
            end++;
        }

        if (text[start] is >= '0' and <= '9')
        {
            return end;
        }

        string word = text.Substring(start, end - start);
        switch (SyntaxFacts.GetKeywordKind(word))
        {
            case SyntaxKind.None:
                names.Add(word);
                break;
            case SyntaxKind.UsingKeyword:
                names.UnionWith(s_using);
                break;
            case SyntaxKind.ForEachKeyword:
                names.Add(DeclaredNames.Loop);
                break;
            case SyntaxKind.NewKeyword:
                names.Add("Add");
                AddCreation();
                break;
            case SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword:
                AddCreation();
                break;
        }

        return end;

        // new(), this(…) and base(…) name no type.
        void AddCreation()
        {
            int next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            if (next < text.Length && text[next] == '(')
            {
                names.Add(DeclaredNames.Creation);
            }
        }
    }

    /// <summary>The end of a comment or a text that begins here; 0 when none does.</summary>
    private static int Skipped(string text, int start)
    {
        char next = start + 1 < text.Length ? text[start + 1] : '\0';
        return (text[start], next) switch
        {
            ('/', '/') => EndOfLine(text, start),
            ('/', '*') => text.IndexOf("*/", start + 2, StringComparison.Ordinal) is int end and > 0 ? end + 2 : text.Length,
            ('\'', '\\') => start + 3,
            ('\'', '"') => start + 2,
            ('"', _) => EndOfText(text, start + 1),
            _ => 0,
        };
    }

    private static int EndOfLine(string text, int start) => text.IndexOf('\n', start) is int end and > 0 ? end : text.Length;

    private static int EndOfText(string text, int start)
    {
        int i = start;
        while (i < text.Length && text[i] is not ('"' or '\n'))
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, text.Length);
    }

    private static int Mark(string text, int at, HashSet<string> names)
    {
        switch (text[at])
        {
            case '+' or '$':
                names.Add("ToString");
                break;
            case '[' when IsIndex(text, at):
                names.Add(DeclaredNames.Indexer);
                break;
            case '[':
                names.Add("Add");
                break;
            case '^':
                names.UnionWith(s_ranges);
                break;
            case '.' when at + 1 < text.Length && text[at + 1] == '.':
                names.UnionWith(s_ranges);
                break;
        }

        if (text[at] == '[' && IsPattern(text, at))
        {
            names.UnionWith(s_ranges);
        }

        return at + 1;
    }

    /// <summary>
    /// A bracket behind a value takes an element of it, and so does one in an initialiser; one that is closed at once, or after commas,
    /// makes the type of an array.
    /// </summary>
    private static bool IsIndex(string text, int bracket)
    {
        int next = bracket + 1;
        while (next < text.Length && (text[next] == ',' || char.IsWhiteSpace(text[next])))
        {
            next++;
        }

        int before = bracket - 1;
        while (before >= 0 && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        return next < text.Length && text[next] != ']'
            && before >= 0 && (IsPartOfName(text[before]) || text[before] is ')' or ']' or '?' or '!' or '"' or '{' or ',' or '>' or '}');
    }

    /// <summary>A bracket behind a name is an index, behind anything else it may be a pattern, which asks for the length.</summary>
    private static bool IsPattern(string text, int bracket)
    {
        int before = bracket - 1;
        while (before > 0 && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        return before < 0 || before < bracket - 1 || !(IsPartOfName(text[before]) || text[before] is ')' or ']');
    }
}
