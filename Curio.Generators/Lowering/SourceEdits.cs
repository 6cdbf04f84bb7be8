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
            if (trivia.GetStructure() is LineDirectiveTriviaSyntax { Line.RawKind: (int)SyntaxKind.DefaultKeyword } line)
            {
                // The file's own lines are those of another file here.
                FileLinePositionSpan place = line.SyntaxTree.GetLineSpan(line.Span);
                Replace(trivia.FullSpan, place.Path.Length == 0 ? string.Empty : $"#line {place.StartLinePosition.Line + 2} \"{place.Path}\"");
            }
            else if (trivia.IsKind(SyntaxKind.DisabledTextTrivia)
                || (trivia.IsDirective && trivia.GetStructure() is not (NullableDirectiveTriviaSyntax or LineOrSpanDirectiveTriviaSyntax)))
            {
                Replace(trivia.FullSpan, string.Empty);
            }
        }
    }

    /// <summary>The text with the changes made.</summary>
    /// <param name="body">The part of the file that is wanted.</param>
    /// <returns>The changed text, its line ends the same on every system but for those inside of literals, which are values.</returns>
    public string Apply(SyntaxNode body)
    {
        TextSpan[] literals = [.. body.DescendantTokens().Where(static token => token.Text.Contains("\r\n")).Select(static token => token.Span)];
        StringBuilder result = new();
        int position = body.SpanStart;
        foreach (SourceEdit edit in _edits.OrderBy(static edit => edit.Span.Start))
        {
            Copy(result, TextSpan.FromBounds(position, edit.Span.Start), literals);
            _ = result.Append(edit.Text);
            position = edit.Span.End;
        }

        Copy(result, TextSpan.FromBounds(position, body.Span.End), literals);
        return result.ToString();
    }

    // No change begins or ends inside of a token.
    private void Copy(StringBuilder result, TextSpan span, TextSpan[] literals)
    {
        int position = span.Start;
        foreach (TextSpan literal in literals.Where(each => span.Contains(each)))
        {
            _ = result.Append(Unified(TextSpan.FromBounds(position, literal.Start))).Append(text.ToString(literal));
            position = literal.End;
        }

        _ = result.Append(Unified(TextSpan.FromBounds(position, span.End)));
    }

    private string Unified(TextSpan span) => text.ToString(span).Replace("\r\n", "\n");

    // The line ends of a part, and the blanks that begin its last line.
    private string Lines(TextSpan span)
    {
        string replaced = text.ToString(span);
        string last = replaced.Substring(replaced.LastIndexOf('\n') + 1);
        int count = replaced.Count(static c => c == '\n');
        return count == 0 ? string.Empty : new string('\n', count) + last.Substring(0, last.Length - last.TrimStart().Length);
    }
}
