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
    private static readonly bool[] s_isPartOfName = [.. Enumerable.Range(0, 128).Select(static c => c == '_' || char.IsLetterOrDigit((char)c))];

    // Most of a text says nothing here: blanks, brackets, signs that cannot be overloaded.
    private static readonly bool[] s_saysSomething = [.. Enumerable.Range(0, 128).Select(static c => s_isPartOfName[c] || "/'\"+$[^.\\".Contains((char)c))];

    private readonly string _text;
    private readonly WordTable _words = new();
    private readonly ImmutableArray<string>.Builder _found = ImmutableArray.CreateBuilder<string>();

    // By the number of a word: the last member that mentions it.
    private int[] _lastIn = new int[256];
    private int _member;
    private int _end;

    /// <summary>Begins with a file.</summary>
    /// <param name="text">The whole file.</param>
    public MentionedNames(string text)
    {
        _text = text;
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
        // Where texts may hold code, or go on over several lines, nothing is left out.
        bool isPlain = Find('$', start) < 0 && Find("@\"", start) < 0 && Find("\"\"\"", start) < 0;
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
        switch (_words.KeywordOf(word))
        {
            case SyntaxKind.None:
                Add(word);
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

    /// <summary>new(), this(…) and base(…) name no type.</summary>
    private void AddCreation(int next)
    {
        while (next < _end && char.IsWhiteSpace(_text[next]))
        {
            next++;
        }

        if (At(next) == '(')
        {
            Add(DeclaredNames.Creation);
        }
    }

    /// <summary>The end of a comment or a text that begins here; 0 when none does.</summary>
    private int Skipped(int start) => (_text[start], At(start + 1)) switch
    {
        ('/', '/') => Find('\n', start) is int end and > 0 ? end : _end,
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
            case '+' or '$':
                Add("ToString");
                break;
            case '[' when IsIndex(at):
                Add(DeclaredNames.Indexer);
                break;
            case '[':
                Add("Add");
                break;
            case '^':
                AddRanges();
                break;
            case '.' when At(at + 1) == '.':
                AddRanges();
                break;
            case '\\' when At(at + 1) is 'u' or 'U':
                AddEscaped(at);
                break;
        }

        if (_text[at] == '[' && IsPattern(at))
        {
            AddRanges();
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
        int start = escape;
        while (start > 0 && IsPartOfName(_text[start - 1]))
        {
            start--;
        }

        if (SyntaxFactory.ParseToken(_text, start) is { ValueText: { Length: > 0 } name })
        {
            Add(name);
        }
    }

    /// <summary>
    /// A bracket behind a value takes an element of it, and so does one in an initialiser; one that is closed at once, or after commas,
    /// makes the type of an array.
    /// </summary>
    private bool IsIndex(int bracket)
    {
        int next = bracket + 1;
        while (next < _end && (_text[next] == ',' || char.IsWhiteSpace(_text[next])))
        {
            next++;
        }

        return next < _end && _text[next] != ']' && Before(bracket) is var before && (IsValueEnd(before) || before is '?' or '!' or '"' or '{' or ',' or '>' or '}');
    }

    /// <summary>A bracket right behind a name is an index, behind anything else it may be a pattern, which asks for the length.</summary>
    private bool IsPattern(int bracket) => bracket == 0 || !IsValueEnd(_text[bracket - 1]);

    private static bool IsValueEnd(char character) => IsPartOfName(character) || character is ')' or ']';

    private char Before(int at)
    {
        int before = at - 1;
        while (before > 0 && char.IsWhiteSpace(_text[before]))
        {
            before--;
        }

        return before < 0 ? '\0' : _text[before];
    }
}
