using System.Globalization;
using System.Text;

namespace Curio.Diagnostics;

/// <summary>The table of tasks that <c>ps</c> shows.</summary>
internal static class TaskListing
{
    private static readonly string[] s_titles = ["Task", "State", "Cycles", "Timeout", "Sleep", "Task"];
    private static readonly int[] s_widths = [6, 12, 10, 7, 7, 50];

    /// <summary>A line a task, by number, under a header; a member of a group that has a name shows that too. Any thread.</summary>
    internal static string Of(KernelLoop kernel)
    {
        var text = new StringBuilder();
        AppendRow(text, s_titles);
        text.AppendJoin(' ', s_widths.Select(static width => new string('-', width))).Append('\n');
        long now = kernel.Clock.Now();
        foreach (CurioTask task in kernel.Tasks.Snapshot())
        {
            AppendRow(
                text,
                [
                    task.Id.ToString(CultureInfo.InvariantCulture),
                    task.State,
                    task.Cycles.ToString(CultureInfo.InvariantCulture),
                    Left(TimeoutScope.NextDeadline(task.Timeout), now),
                    Left((task.Leaf as SleepOperation)?.Deadline, now),
                    task.Group?.Name is { } group ? $"{task.Name} (in {group})" : task.Name,
                ]);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            text.Append(cells[i].PadRight(s_widths[i])).Append(' ');
        }

        text.Append('\n');
    }

    /// <summary>The seconds until a deadline, cut to the width of the column.</summary>
    private static string Left(long? deadline, long now)
    {
        if (deadline is not { } time)
        {
            return "None";
        }

        string seconds = new TimeSpan(time - now).TotalSeconds.ToString("F6", CultureInfo.InvariantCulture);
        return seconds.Length <= 7 ? seconds : seconds[..7];
    }
}
