using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Curio.Tests.Processes;

/// <summary>A console program in a folder of its own: assembly, executable, configuration, and what it needs.</summary>
public sealed class CompiledProgram : IDisposable
{
    // Internals of the runtime are visible to the assembly of this name only.
    private const string Name = "Curio.Core.Tests";

    // The executable that the SDK copies for each program has the assembly's name in place of this.
    private const string NameInTemplate = "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2";

    private const string Source = """
        using System;
        using System.IO;
        using Curio;

        internal static class Program
        {
            private static int Main(string[] args)
            {
                Console.WriteLine($"main {string.Join(' ', args)}");
                Directory.SetCurrentDirectory("/");
                using var worker = WorkerProcess.Start();
                Func<int, int> function = static x => x + 1;
                Console.WriteLine(worker.Call<int>(ProcessCall.Create(function, new object[] { 41 })));
                return worker.ProcessId == Environment.ProcessId ? 1 : 0;
            }
        }
        """;

    private readonly TestCompiler _compiler = new();

    public CompiledProgram()
    {
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Where(file => Path.GetFileNameWithoutExtension(file) != Name))
        {
            File.CreateSymbolicLink(Path.Combine(_compiler.Folder, Path.GetFileName(file)), file);
        }
        _compiler.Compile(Name, Source, OutputKind.ConsoleApplication);
        MakeExecutable();
        Configure(Name, "true");
        Configure("without-hooks", "false");
    }

    /// <summary>The command of the .NET host.</summary>
    public static string Host => Environment.ProcessPath!;

    /// <summary>The assembly's file name.</summary>
    public static string Assembly => Name + ".dll";

    /// <summary>The executable.</summary>
    public string Executable => Path.Combine(_compiler.Folder, Name);

    /// <summary>Runs a command in the program's folder and returns all that it wrote.</summary>
    public async Task<string> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _compiler.Folder,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Host);
        using var process = Process.Start(start)!;
        string[] output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).Within();
        await process.WaitForExitAsync().Within();
        return string.Concat(output);
    }

    public void Dispose() => _compiler.Dispose();

    private void Configure(string name, string hooks) =>
        File.WriteAllText(Path.Combine(_compiler.Folder, name + ".runtimeconfig.json"), $$"""
            {
              "runtimeOptions": {
                "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" },
                "configProperties": { "System.StartupHookProvider.IsSupported": {{hooks}} }
              }
            }
            """);

    private void MakeExecutable()
    {
        string sdks = Path.Combine(Path.GetDirectoryName(Host)!, "sdk");
        string template = Directory.GetFiles(sdks, "apphost", SearchOption.AllDirectories).First();
        byte[] executable = File.ReadAllBytes(template);
        int place = executable.AsSpan().IndexOf(Encoding.UTF8.GetBytes(NameInTemplate));
        Span<byte> name = executable.AsSpan(place, NameInTemplate.Length);
        name.Clear();
        Encoding.UTF8.GetBytes(Assembly, name);
        File.WriteAllBytes(Executable, executable);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Executable, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
