using System.Diagnostics;
using System.Globalization;

namespace Curio;

/// <summary>
/// The variables that make a process a worker. The worker takes them back before user code runs, so that programs which that starts see
/// the environment of the program, and a worker can have workers.
/// </summary>
internal static class WorkerEnvironment
{
    private const string Marker = "CURIO_WORKER";
    private const string StartupHooks = "DOTNET_STARTUP_HOOKS";

    // A .NET process that is killed leaves the sockets and pipes of its diagnostics in the temporary folder, three files each time. Workers
    // are killed all the time. Who wants to debug or trace workers sets these himself.
    private static readonly string[] s_diagnostics = ["DOTNET_EnableDiagnostics_IPC", "DOTNET_EnableDiagnostics_Debugger"];

    /// <summary>The process that started this worker; zero in a process that is none.</summary>
    public static int ParentId { get; private set; }

    /// <summary>Whether this process was started as a worker and yet runs <c>Main</c>, because the runtime was told to ignore startup hooks.</summary>
    public static bool IsStrayWorker => Environment.GetEnvironmentVariable(Marker) is not null;

    /// <summary>Turns the environment of this process into that of a worker.</summary>
    /// <remarks>
    /// Other startup hooks (of a profiler, of <c>dotnet watch</c>) are left out: they are meant for the program, and those behind ours would never run.
    /// </remarks>
    public static void Prepare(IDictionary<string, string?> environment)
    {
        // Line by line: the parent's id, then each variable as it was, "NAME=value", or "NAME" when it was not set.
        List<string> lines = [Environment.ProcessId.ToString(CultureInfo.InvariantCulture)];
        Set(StartupHooks, HookName());
        if (!Debugger.IsAttached)
        {
            foreach (string name in s_diagnostics.Where(name => !environment.ContainsKey(name)))
            {
                Set(name, "0");
            }
        }
        environment[Marker] = string.Join('\n', lines);

        void Set(string name, string value)
        {
            lines.Add(environment.TryGetValue(name, out string? old) ? $"{name}={old}" : name);
            environment[name] = value;
        }
    }

    /// <summary>In a worker: takes the variables back.</summary>
    /// <returns>Whether this process is a worker.</returns>
    public static bool Enter()
    {
        if (Environment.GetEnvironmentVariable(Marker) is not { } marker)
        {
            return false;
        }
        Environment.SetEnvironmentVariable(Marker, null);
        string[] lines = marker.Split('\n');
        ParentId = int.Parse(lines[0], CultureInfo.InvariantCulture);
        foreach (string line in lines.AsSpan(1))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            Environment.SetEnvironmentVariable(equals < 0 ? line : line[..equals], equals < 0 ? null : line[(equals + 1)..]);
        }
        return true;
    }

    private static string HookName()
    {
        // In a single-file program there is no path; the name then leads into the bundle. So it does where the path cannot be written in a list.
        string path = typeof(StartupHook).Assembly.Location;
        return path.Length == 0 || path.Contains(Path.PathSeparator, StringComparison.Ordinal)
            ? typeof(StartupHook).Assembly.GetName().Name!
            : path;
    }
}
