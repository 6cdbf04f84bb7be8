using System.Text.RegularExpressions;

namespace Curio.Analyzers.Tests.Support;

/// <summary>What a comment of the corpus says of its line.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Mode">The mode it is about; null for both.</param>
/// <param name="IsMissed">The rule ought to report the line and does not.</param>
/// <param name="IsFalseAlarm">The rule reports the line and ought not to.</param>
internal sealed record CorpusMark(string Id, CorpusMode? Mode, bool IsMissed, bool IsFalseAlarm)
{
    public static CorpusMark From(Match match) => new(
        match.Groups["id"].Value,
        match.Groups["mode"].Value switch { "Coro" => CorpusMode.Coroutines, "Task" => CorpusMode.Tasks, _ => null },
        match.Groups["known"].Value == "FN ",
        match.Groups["known"].Value == "FP ");

    /// <summary>Whether the rule reports the line in a mode.</summary>
    public bool IsReportedIn(CorpusMode mode) => !IsMissed && mode != CorpusMode.Stripped && (Mode ?? mode) == mode;
}
