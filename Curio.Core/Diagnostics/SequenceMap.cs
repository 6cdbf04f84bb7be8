using System.Reflection.Metadata;

namespace Curio.Diagnostics;

/// <summary>The sequence points of one method, in the order of its code.</summary>
internal sealed class SequenceMap(SequencePointCollection points)
{
    // The format stores them by ascending offset.
    private readonly SequencePoint[] _points = [.. points];

    /// <summary>The first statement. Unoptimised code begins with a point for the opening brace, which says nothing.</summary>
    public SequencePoint? First
    {
        get
        {
            SequencePoint? brace = null;
            foreach (SequencePoint point in _points)
            {
                if (IsStatement(point))
                {
                    return point;
                }

                brace ??= point.IsHidden ? null : point;
            }

            return brace;
        }
    }

    /// <summary>The statement that an offset belongs to: the last visible point before it. Hidden ones mark code of the compiler's own
    /// within or after a statement, such as the suspension inside of an <c>await</c>.</summary>
    public SequencePoint? Covering(int offset)
    {
        SequencePoint? found = null;
        foreach (SequencePoint point in _points)
        {
            if (point.Offset > offset)
            {
                break;
            }

            found = point.IsHidden ? found : point;
        }

        return found;
    }

    /// <summary>Whether the code at an offset was written as a statement, so is neither hidden nor the end of a block.</summary>
    public bool IsStatement(int offset) => Array.FindLast(_points, point => point.Offset <= offset) is { } last && IsStatement(last);

    // A statement has a semicolon and something before it: what is one character wide is a brace.
    private static bool IsStatement(SequencePoint point) =>
        !point.IsHidden && (point.StartLine != point.EndLine || point.EndColumn - point.StartColumn > 1);
}
