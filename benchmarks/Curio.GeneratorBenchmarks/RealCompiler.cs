using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Curio.Generators;
using Microsoft.CodeAnalysis;

namespace Curio.GeneratorBenchmarks;

/// <summary>
/// The compiler of the SDK in a process of its own, as a build without a compiler server starts it: that one is compiled ahead, the
/// generators are not. It reports itself what each generator took.
/// </summary>
internal static class RealCompiler
{
    private const int Processes = 5;

    /// <summary>What the generator took, by the compiler's own report.</summary>
    /// <param name="workload">What is compiled.</param>
    /// <returns>The times.</returns>
    public static async Task<double[]> Generate(Workload workload)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("curio-generators-");
        try
        {
            string arguments = Path.Combine(folder.FullName, "arguments.rsp");
            await File.WriteAllLinesAsync(arguments, await Arguments(workload, folder.FullName));
            double[] times = new double[Processes];
            for (int i = 0; i < times.Length; i++)
            {
                times[i] = await Run(workload, arguments);
            }

            return times;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IEnumerable<string>> Arguments(Workload workload, string folder)
    {
        List<string> arguments =
        [
            "/noconfig", "/nostdlib+", "/nullable:enable", "/target:library", "/langversion:preview", "/preferreduilang:en-US", "/reportanalyzer",
            $"/out:\"{Path.Combine(folder, "Workload.dll")}\"",
            $"/analyzer:\"{typeof(AsyncThreadGenerator).Assembly.Location}\"",
            .. Workload.References.Select(static path => $"/reference:\"{path}\""),
        ];
        foreach (SyntaxTree tree in workload.Compile().SyntaxTrees)
        {
            string file = Path.Combine(folder, tree.FilePath);
            await File.WriteAllTextAsync(file, (await tree.GetTextAsync()).ToString());
            arguments.Add($"\"{file}\"");
        }

        return arguments;
    }

    private static async Task<double> Run(Workload workload, string arguments)
    {
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(SdkFolder(), "Roslyn", "bincore", "csc.dll"), $"@{arguments}"]) { RedirectStandardOutput = true };
        using Process compiler = Process.Start(start)!;
        string report = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        Match line = TimeOf(workload.Name).Match(report);
        return compiler.ExitCode == 0 && line.Success
            ? double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) * 1000
            : throw new InvalidOperationException($"The compiler has ended with exit code {compiler.ExitCode} and reported no time of {workload.Name}:\n{report}");
    }

    private static Regex TimeOf(string generator) => new($@"^\s*([\d.]+)\s+<?\d+\s+Curio\.Generators\.{generator}Generator\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    // The newest of those beside the runtime that runs this.
    private static string SdkFolder()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.EnumerateDirectories(Path.Combine(root, "sdk"))
            .Where(static folder => Version.TryParse(Path.GetFileName(folder), out _))
            .MaxBy(static folder => Version.Parse(Path.GetFileName(folder)))
            ?? throw new DirectoryNotFoundException($"There is no SDK in '{root}'; install the one that global.json asks for.");
    }
}
