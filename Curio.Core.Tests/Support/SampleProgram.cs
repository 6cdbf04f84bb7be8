using System.Diagnostics;

namespace Curio.Tests.Support;

/// <summary>A sample of this repository, run as a program of its own.</summary>
internal static class SampleProgram
{
    /// <summary>Starts a sample that the test project refers to, so that it stands beside the tests.</summary>
    public static Process Start(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && IsDotnet(host) ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static bool IsDotnet(string path) => Path.GetFileNameWithoutExtension(path) == "dotnet";
}
