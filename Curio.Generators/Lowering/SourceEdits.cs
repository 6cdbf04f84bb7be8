using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.Lowering;

/// <summary>Collects the changes of one body. The text keeps its lines, so that a line of it is a line of the user's file.</summary>
/// <param name="text">The user's file.</param>
internal sealed class SourceEdits(SourceText text)
{
    private readonly List<SourceEdit> _edits = [];

    /// <summary>Inserts a text; of two at one place, the one that was asked for first stands first.</summary>
    /// <param name="position">The place.</param>
    /// <param name="inserted">The text.</param>
    public void Insert(int position, string inserted) => _edits.Add(new SourceEdit(new TextSpan(position, 0), inserted));

    /// <summary>Replaces a part of the text; line ends in it stay.</summary>
    /// <param name="span">The part.</param>
    /// <param name="replacement">What stands there instead.</param>
    public void Replace(TextSpan span, string replacement)
    {
        string lines = Lines(span);
        _edits.Add(new SourceEdit(span, lines.Length == 0 ? replacement : replacement.TrimEnd() + lines));
    }

    /// <summary>Takes out of a body what would mean something else in another file: directives and what they have left out.</summary>
    /// <param name="body">The body.</param>
    public void BlankDirectives(SyntaxNode body)
    {
        foreach (SyntaxTrivia trivia in body.DescendantTrivia().Where(trivia => body.Span.Contains(trivia.Span)))
        {
            if (trivia.IsKind(SyntaxKind.DisabledTextTrivia) || (trivia.IsDirective && trivia.GetStructure() is not NullableDirectiveTriviaSyntax))
            {
                Replace(trivia.FullSpan, string.Empty);
            }
        }
    }

    /// <summary>The text with the changes made.</summary>
    /// <param name="span">The part of the file that is wanted.</param>
    /// <returns>The changed text, its line ends the same on every system.</returns>
    public string Apply(TextSpan span)
    {
        StringBuilder result = new();
        int position = span.Start;
        foreach (SourceEdit edit in _edits.OrderBy(static edit => edit.Span.Start))
        {
            _ = result.Append(text.ToString(TextSpan.FromBounds(position, edit.Span.Start))).Append(edit.Text);
            position = edit.Span.End;
        }

        return result.Append(text.ToString(TextSpan.FromBounds(position, span.End))).Replace("\r\n", "\n").ToString();
    }

    // The line ends of a part, and the blanks that begin its last line.
    private string Lines(TextSpan span)
    {
        string replaced = text.ToString(span);
        string last = replaced.Substring(replaced.LastIndexOf('\n') + 1);
        int count = replaced.Count(static c => c == '\n');
        return count == 0 ? string.Empty : new string('\n', count) + last.Substring(0, last.Length - last.TrimStart().Length);
    }
}
