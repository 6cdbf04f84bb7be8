using System.Globalization;
using System.Text;

namespace Curio.Tests.Parity;

/// <summary>Writes docs/parity.md.</summary>
internal static class ParityPage
{
    /// <summary>The page, from the rows and the tests that cover them.</summary>
    public static string Render(IReadOnlyList<ParityArea> areas, ILookup<string, string> tests)
    {
        var page = new StringBuilder(
            """
            # Parity with curio

            What Python's curio does and Curio for .NET does too, row by row, with the tests that show it. This page is made from
            `Curio.Core.Tests/Parity/rows.txt` and from the names of the tests, and a test compares it with them; to write it anew, run
            the tests of `Curio.Core.Tests` with the environment variable `CURIO_ACCEPT_SNAPSHOTS=1`.

            | area | rows | tested | without a test |
            |---|---|---|---|

            """);
        foreach (ParityArea area in areas)
        {
            int tested = area.Rows.Count(row => tests.Contains(row.Id));
            page.Append(CultureInfo.InvariantCulture, $"| {area.Letter} {area.Title} | {area.Rows.Count} | {tested} | {area.Rows.Count - tested} |\n");
        }

        foreach (ParityArea area in areas)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {area.Letter} {area.Title}\n\n| id | behaviour | tests |\n|---|---|---|\n");
            foreach (ParityRow row in area.Rows)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {row.Id} | {row.Behaviour} | {Evidence(row, tests)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Evidence(ParityRow row, ILookup<string, string> tests) => tests.Contains(row.Id)
        ? string.Join("<br>", tests[row.Id].Select(static test => $"`{test}`"))
        : row.Reason is { } reason ? $"*none: {reason}*" : "*none*";
}
