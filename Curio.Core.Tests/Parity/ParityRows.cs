namespace Curio.Tests.Parity;

/// <summary>
/// Reads rows.txt. A line that begins with <c>#</c> opens an area: its letter and its title. Any other is a row: id, behaviour
/// and, where no test shows it, the reason, with bars between.
/// </summary>
internal static class ParityRows
{
    public static IReadOnlyList<ParityArea> Parse(string text)
    {
        var areas = new List<ParityArea>();
        var rows = new List<ParityRow>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                rows = [];
                areas.Add(new ParityArea(line[2], line[4..], rows));
            }
            else
            {
                rows.Add(ParseRow(line));
            }
        }

        return areas;
    }

    private static ParityRow ParseRow(string line) => line.Split('|', StringSplitOptions.TrimEntries) switch
    {
        [var id, { Length: > 0 } behaviour] => new ParityRow(id, behaviour, Reason: null),
        [var id, { Length: > 0 } behaviour, { Length: > 0 } reason] => new ParityRow(id, behaviour, reason),
        _ => throw new FormatException($"rows.txt: not 'id | behaviour' or 'id | behaviour | reason': {line}"),
    };
}
