using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Reads the names out of the text of the members of a file. Their tokens would say it more exactly, and take longer to walk; a word of a
/// comment or of a text that is taken for a name only means that a body is read in vain.
/// </summary>
internal sealed class MentionedNames
{
    private static readonly string[] s_ranges = [DeclaredNames.Indexer, "Length", "Count", "Slice"];
    private static readonly char[] s_lineEnds = ['\r', '\n', '\x85', '\u2028', '\u2029'];
    private static readonly bool[] s_isPartOfName = [.. Enumerable.Range(0, 128).Select(static c => c == '_' || char.IsLetterOrDigit((char)c))];

    // Most of a text says nothing here: blanks, brackets, signs that cannot be overloaded.
    private static readonly bool[] s_saysSomething = [.. Enumerable.Range(0, 128).Select(static c => s_isPartOfName[c] || "/'\"+$[^.\\".Contains((char)c))];

    private readonly string _text;
    private readonly WordTable _words = new();
    private readonly ImmutableArray<string>.Builder _found = ImmutableArray.CreateBuilder<string>();

    // By the number of a word: the last member that mentions it.
    private int[] _lastIn = new int[256];
    private readonly int _from;
    private int _member;
    private int _end;

    /// <summary>Begins with a file.</summary>
    /// <param name="text">The whole file.</param>
    public MentionedNames(string text)
    {
        _text = text;
        _from = _words.NumberOf("from");
    }

    /// <summary>The names in a part of the file, and what the language calls without a name; each once.</summary>
    /// <param name="span">The part.</param>
    /// <param name="others">Names that it mentions elsewhere.</param>
    public ImmutableArray<string> In(TextSpan span, IEnumerable<string> others)
    {
        _member++;
        _end = span.End;
        Add(DeclaredNames.Operator);
        Add("Deconstruct");
        foreach (string name in others)
        {
            Add(name);
        }

        Read(span.Start);
        var found = _found.ToImmutable();
        _found.Clear();
        return found;
    }

    private void Read(int start)
    {
        // Where texts may hold code, or go on over several lines, or where what looks like a comment may be none, nothing is left out.
        bool isPlain = Find('$', start) < 0 && Find('#', start) < 0 && Find("@\"", start) < 0 && Find("\"\"\"", start) < 0;
        for (int i = start; i < _end;)
        {
            char character = _text[i];
            i = character < s_saysSomething.Length && !s_saysSomething[character] ? i + 1
                : IsPartOfName(character) ? Word(i)
                : isPlain && Skipped(i) is int end and > 0 ? end
                : Mark(i);
        }
    }

    private static bool IsPartOfName(char character) => character < s_isPartOfName.Length ? s_isPartOfName[character] : char.IsLetterOrDigit(character);

    private int Find(char character, int start) => start < _end ? _text.IndexOf(character, start, _end - start) : -1;

    private int Find(string text, int start) => start < _end ? _text.IndexOf(text, start, _end - start, StringComparison.Ordinal) : -1;

    private char At(int i) => i < _end ? _text[i] : '\0';

    private void Add(string name) => Add(_words.NumberOf(name));

    private void Add(int word)
    {
        if (word >= _lastIn.Length)
        {
            Array.Resize(ref _lastIn, Math.Max(word + 1, _lastIn.Length * 2));
        }

        if (_lastIn[word] != _member)
        {
            _lastIn[word] = _member;
            _found.Add(_words[word]);
        }
    }

    private int Word(int start)
    {
        int end = start + 1;
        while (end < _end && IsPartOfName(_text[end]))
        {
            end++;
        }

        if (_text[start] is >= '0' and <= '9')
        {
            return end;
        }

        int word = _words.NumberOf(_text, start, end);
        switch (IsVerbatim(start) ? SyntaxKind.None : _words.KeywordOf(word))
        {
            case SyntaxKind.None:
                Add(word);
                if (word == _from)
                {
                    Add(DeclaredNames.Query);
                }

                break;
            case SyntaxKind.UsingKeyword:
                Add("Dispose");
                Add("DisposeAsync");
                break;
            case SyntaxKind.ForEachKeyword:
                Add(DeclaredNames.Loop);
                break;
            case SyntaxKind.NewKeyword:
                Add("Add");
                AddCreation(end);
                break;
            case SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword:
                AddCreation(end);
                break;
        }

        return end;
    }

    private bool IsVerbatim(int start) => start > 0 && _text[start - 1] == '@';

    /// <summary>new(), this(…) and base(…) name no type.</summary>
    private void AddCreation(int end)
    {
        int open = Next(end);
        if (At(open) == '(')
        {
            Add(At(Next(open + 1)) == ')' ? DeclaredNames.Creation : DeclaredNames.CreationOfSome);
        }
    }

    private int Next(int i)
    {
        while (i < _end && char.IsWhiteSpace(_text[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>The end of a comment or a text that begins here; 0 when none does.</summary>
    private int Skipped(int start) => (_text[start], At(start + 1)) switch
    {
        ('/', '/') => _text.IndexOfAny(s_lineEnds, start, _end - start) is int end and > 0 ? end : _end,
        ('/', '*') => Find("*/", start + 2) is int end and > 0 ? end + 2 : _end,
        ('\'', '\\') => start + 3,
        ('\'', '"') => start + 2,
        ('"', _) => EndOfText(start + 1),
        _ => 0,
    };

    private int EndOfText(int start)
    {
        int i = start;
        while (i < _end && _text[i] is not ('"' or '\n'))
        {
            i += _text[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, _end);
    }

    private int Mark(int at)
    {
        switch (_text[at])
        {
            case '+':
                Add("ToString");
                break;
            case '$':
                Add("ToString");
                Add(DeclaredNames.Text);
                break;
            case '[':
                AddBracket(at);
                break;
            case '^':
                AddRanges();
                break;
            case '.' when At(at + 1) == '.':
                AddRanges();
                Add(DeclaredNames.Loop);
                break;
            case '\\' when At(at + 1) is 'u' or 'U':
                AddEscaped(at);
                break;
        }

        return at + 1;
    }

    private void AddRanges()
    {
        foreach (string name in s_ranges)
        {
            Add(name);
        }
    }

    /// <summary>A name with a letter that is written by its number.</summary>
    private void AddEscaped(int escape)
    {
        if (SyntaxFactory.ParseToken(_text, StartOfName(escape)) is { ValueText: { Length: > 0 } name })
        {
            Add(name);
        }
    }

    /// <summary>A bracket behind a value takes an element of it, or makes the type of an array; any other may be a collection, or a pattern.</summary>
    private void AddBracket(int bracket)
    {
        Add("Add");
        if (!IsBehindValue(bracket))
        {
            AddRanges();
        }

        int next = Next(bracket + 1);
        while (At(next) == ',')
        {
            next = Next(next + 1);
        }

        // One that is closed at once, or after commas, takes nothing.
        if (At(next) != ']')
        {
            Add(DeclaredNames.Indexer);
        }
    }

    private int StartOfName(int end)
    {
        while (end > 0 && IsPartOfName(_text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private bool IsBehindValue(int bracket)
    {
        if (bracket == 0 || !(IsPartOfName(_text[bracket - 1]) || _text[bracket - 1] is ')' or ']'))
        {
            return false;
        }

        int start = StartOfName(bracket);
        if (start == bracket || IsVerbatim(start))
        {
            return true;
        }

        int word = _words.NumberOf(_text, start, bracket);
        return _words.KeywordOf(word) is SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword
            || (_words.KeywordOf(word) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(_words[word]) == SyntaxKind.None);
    }
}
