using System.Globalization;

namespace Curio.AnalyzerBenchmarks;

/// <summary>One diagnostic of a rule, as a line of a findings file.</summary>
/// <param name="Code">The name of the code that was analysed.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Severity">How much it weighs by default.</param>
/// <param name="Path">The file, relative to the code's folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What the rule says.</param>
/// <param name="Source">The line itself.</param>
internal sealed record Finding(string Code, string Rule, string Severity, string Path, int Line, string Message, string Source)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">As <see cref="ToString"/> writes it.</param>
    /// <returns>The finding.</returns>
    public static Finding Parse(string line)
    {
        string[] parts = line.Split('\t');
        return new(parts[0], parts[1], parts[2], parts[3], int.Parse(parts[4], CultureInfo.InvariantCulture), parts[5], parts[6]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        '\t', Code, Rule, Severity, Path, Line.ToString(CultureInfo.InvariantCulture), Clean(Message), Clean(Source));

    private static string Clean(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
}
