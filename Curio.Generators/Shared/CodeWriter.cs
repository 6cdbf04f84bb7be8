using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.Shared;

/// <summary>Collects lines of C# at the right indentation; line ends are the same on every system.</summary>
internal sealed class CodeWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Writes one line; an empty one stays free of blanks.</summary>
    /// <param name="text">The line without its end.</param>
    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _ = _text.Append(' ', _level * SpacesPerLevel).Append(text);
        }

        _ = _text.Append('\n');
    }

    /// <summary>Writes one line a level deeper.</summary>
    /// <param name="text">The line without its end.</param>
    public void Deeper(string text)
    {
        _level++;
        Line(text);
        _level--;
    }

    /// <summary>Writes a text as it is.</summary>
    /// <param name="text">The text.</param>
    public void Raw(string text) => _text.Append(text);

    /// <summary>Opens a block.</summary>
    public void Open()
    {
        Line("{");
        _level++;
    }

    /// <summary>Closes the innermost block.</summary>
    public void Close()
    {
        _level--;
        Line("}");
    }

    /// <summary>What was written so far.</summary>
    /// <returns>Text in UTF-8, which is what a file on disk would have.</returns>
    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Encoding.UTF8);
}
