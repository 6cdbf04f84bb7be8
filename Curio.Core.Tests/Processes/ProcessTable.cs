namespace Curio.Tests.Processes;

/// <summary>What /proc says of processes.</summary>
internal static class ProcessTable
{
    /// <summary>A process has ended; whether its new parent has reaped it already is not ours to say.</summary>
    public static void AssertGone(int processId) => Assert.Contains(StateOf(processId), "ZX-");

    /// <summary>The children of this process that have ended and were not reaped.</summary>
    public static List<int> Zombies() =>
        [.. Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out int id) ? id : 0)
            .Where(id => id > 0 && StateOf(id, Environment.ProcessId) == 'Z')];

    /// <summary>The pipes that this process has open, by descriptor.</summary>
    public static HashSet<string> Pipes() =>
        [.. Directory.GetFiles("/proc/self/fd")
            .Select(entry => $"{Path.GetFileName(entry)} {new FileInfo(entry).LinkTarget}")
            .Where(entry => entry.Contains("pipe:", StringComparison.Ordinal))];

    private static char StateOf(int processId, int? parent = null)
    {
        try
        {
            // "1234 (the name) S 1000 …"
            string stat = File.ReadAllText($"/proc/{processId}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return parent is null || fields[1] == $"{parent}" ? fields[0][0] : '-';
        }
        catch (IOException)
        {
            return '-';
        }
    }
}
