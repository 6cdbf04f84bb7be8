using System.Runtime.CompilerServices;

namespace Curio.Tests.Parity;

/// <summary>Every row of rows.txt has a test or a reason, and docs/parity.md says so.</summary>
public class ParityTests
{
    /// <summary>The areas of which a part may not be built yet. Of all others every row is tested, or cannot be.</summary>
    private const string UnfinishedAreas = "IRNHBEWPAO";

    private static readonly Lazy<IReadOnlyList<ParityArea>> s_areas = new(static () => ParityRows.Parse(File.ReadAllText(InTests("Parity/rows.txt"))));

    private static readonly Lazy<ILookup<string, string>> s_tests = new(static () =>
        TestIndex.OfProjectsIn(InTests("..")).Distinct().ToLookup(static pair => pair.Id, static pair => pair.Test));

    private static IEnumerable<ParityRow> Rows => s_areas.Value.SelectMany(static area => area.Rows);

    [Fact]
    public void The_rows_of_each_area_are_numbered_without_a_gap()
    {
        Assert.NotEmpty(Rows);
        Assert.All(s_areas.Value, static area => Assert.Equal(
            Enumerable.Range(1, area.Rows.Count).Select(number => $"{area.Letter}{number:00}"),
            area.Rows.Select(static row => row.Id)));
        Assert.Equal(s_areas.Value.Count, s_areas.Value.Select(static area => area.Letter).Distinct().Count());
    }

    [Fact]
    public void Every_row_has_a_test_or_a_reason() => ExpectNone(Rows
        .Where(static row => row.Reason is null && !s_tests.Value.Contains(row.Id)));

    [Fact]
    public void No_row_has_a_test_and_a_reason_why_there_is_none() => ExpectNone(Rows
        .Where(static row => row.Reason is not null && s_tests.Value.Contains(row.Id)));

    [Fact]
    public void Only_areas_that_are_unfinished_have_rows_that_are_not_built_yet() => ExpectNone(Rows
        .Where(static row => row.Reason == ParityRow.NotBuiltYet && !UnfinishedAreas.Contains(row.Area, StringComparison.Ordinal)));

    [Fact]
    public void No_test_names_a_row_that_does_not_exist()
    {
        HashSet<string> known = [.. Rows.Select(static row => row.Id)];
        string[] found = [.. s_tests.Value.Where(group => !known.Contains(group.Key)).SelectMany(static group => group.Select(test => $"{group.Key}: {test}"))];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void The_page_is_up_to_date()
    {
        string path = InTests("../docs/parity.md");
        string page = ParityPage.Render(s_areas.Value, s_tests.Value);
        if (Environment.GetEnvironmentVariable("CURIO_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == page,
            "docs/parity.md is not what rows.txt and the tests say. Run this test with CURIO_ACCEPT_SNAPSHOTS=1 to write it.");
    }

    private static void ExpectNone(IEnumerable<ParityRow> rows)
    {
        string[] found = [.. rows.Select(static row => row.ToString())];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>A place in the sources: this file knows where it stood when it was compiled.</summary>
    private static string InTests(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", path));
}
