using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Curio;

/// <summary>The command that starts this program again, without its arguments.</summary>
internal static class WorkerCommand
{
    private const string Muxer = "dotnet";

    /// <summary>What to start.</summary>
    /// <exception cref="PlatformNotSupportedException">The runtime is hosted by a program that is not a .NET one.</exception>
    public static ProcessStartInfo Create()
    {
        if (Environment.ProcessPath is not { } program || Assembly.GetEntryAssembly() is null)
        {
            throw new PlatformNotSupportedException("Worker processes start the running program again, but this one has no entry assembly of its own.");
        }
        var start = new ProcessStartInfo(program) { UseShellExecute = false, CreateNoWindow = true };
        if (Path.GetFileNameWithoutExtension(program).Equals(Muxer, StringComparison.OrdinalIgnoreCase))
        {
            foreach (string argument in HostArguments())
            {
                start.ArgumentList.Add(argument);
            }
        }
        return start;
    }

    /// <summary>What stands between <c>dotnet</c> and the program's own arguments, according to a command line whose arguments end in NUL.</summary>
    /// <returns>Null when it does not fit the arguments that the program got.</returns>
    public static string[]? FromCommandLine(string commandLine, string[] ownArguments)
    {
        // The first of our own arguments is the entry assembly, here with its full path: the one in the command line may be relative to
        // a folder that is not the current one any more.
        string[] all = commandLine.Split('\0');
        int end = all.Length - 1 - ownArguments.Length;
        return end >= 1 && Path.GetFileName(all[end]) == Path.GetFileName(ownArguments[0])
            ? [.. all.AsSpan(1, end - 1), ownArguments[0]]
            : null;
    }

    /// <summary>The same, put together from the files that the host read.</summary>
    public static string[] FromHostFiles(string entryPath, string? depsFiles)
    {
        List<string> arguments = ["exec"];
        if (depsFiles?.Split(';')[0] is { } deps && deps.EndsWith(".deps.json", StringComparison.Ordinal) && File.Exists(deps))
        {
            arguments.AddRange("--depsfile", deps);
            string config = deps[..^".deps.json".Length] + ".runtimeconfig.json";
            if (File.Exists(config))
            {
                arguments.AddRange("--runtimeconfig", config);
            }
        }
        arguments.Add(entryPath);
        return [.. arguments];
    }

    private static string[] HostArguments()
    {
        string[] own = Environment.GetCommandLineArgs();
        string[]? same = OperatingSystem.IsLinux() ? FromCommandLine(File.ReadAllText("/proc/self/cmdline", Encoding.UTF8), own) : null;
        return same ?? FromHostFiles(own[0], AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string);
    }
}
